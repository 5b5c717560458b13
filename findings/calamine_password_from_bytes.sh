#!/usr/bin/env bash
# One would bet: a workbook with a password is told as such, however it is handed over: python-calamine has a PasswordError.
# What happens: by its path it is "password protected"; the same bytes, as an upload has them, are a file whose "format cannot be
# detected". fastexcel, on the same reader in Rust, does likewise.
# Seen with python-calamine 0.9.1 and fastexcel 0.21.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 fastexcel==0.21.0 xlsxwriter==3.3.1 msoffcrypto-tool==6.1.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import io
from importlib.metadata import version

import fastexcel
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from python_calamine import CalamineWorkbook

book = xlsxwriter.Workbook("answers.xlsx")
book.add_worksheet().write_row(0, 0, ["team", "level"])
book.close()
with open("answers.xlsx", "rb") as plain, open("locked.xlsx", "wb") as locked:
    OOXMLFile(plain).encrypt("made up", locked)


def said(read, given):
    try:
        read(given)
    except Exception as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


with open("locked.xlsx", "rb") as file:
    data = file.read()
by_path, by_bytes = said(CalamineWorkbook.from_path, "locked.xlsx"), said(CalamineWorkbook.from_filelike, io.BytesIO(data))
fast_path, fast_bytes = said(fastexcel.read_excel, "locked.xlsx"), said(fastexcel.read_excel, data)

print("python-calamine", version("python-calamine"), "fastexcel", version("fastexcel"))
print("python-calamine, by path:", by_path, "| from bytes:", by_bytes)
print("fastexcel, by path:", fast_path, "| from bytes:", fast_bytes)
print("Why it matters: who uploads such a workbook is told that it is damaged, and never that a password is all there is to it.")
assert "password" in by_path and "password" in fast_path
assert "detect file format" in by_bytes and "detect file format" in fast_bytes
PYTHON
