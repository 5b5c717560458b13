#!/usr/bin/env bash
# One would bet: a column of numbers with one word far down comes back as text, or the reading fails.
# What happens: fastexcel looks at the first 1,000 rows for a column's type, and a word further down that is no number
# becomes an empty cell, with nothing said, under dtype_coercion="strict" too. Polars' read_excel, which stands on it, does
# the same. schema_sample_rows=None looks at all rows. calamine by itself has the word.
# Seen with fastexcel 0.21.0 and polars 2.1.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check fastexcel==0.21.0 polars==2.1.0 python-calamine==0.9.1 xlsxwriter==3.3.1 pyarrow==26.0.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import fastexcel
import polars as pl
import xlsxwriter
from python_calamine import CalamineWorkbook


def written(name, row_of_word):
    with xlsxwriter.Workbook(name) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["level", *[3] * 1500])
        sheet.write_column(0, 1, ["person", *range(1500)])
        sheet.write(row_of_word, 0, "not rated")
    return name


early, late = written("early.xlsx", 900), written("late.xlsx", 1200)
rows = {name: fastexcel.read_excel(name).load_sheet(0).to_polars()["level"] for name in (early, late)}
polars = pl.read_excel(late)["level"]
whole = fastexcel.read_excel(late).load_sheet(0, schema_sample_rows=None).to_polars()["level"]
plain = CalamineWorkbook.from_path(late).get_sheet_by_index(0).to_python()[1200][0]
strict = fastexcel.read_excel(late).load_sheet(0, dtype_coercion="strict").to_polars()["level"]

print("fastexcel", version("fastexcel"), "polars", pl.__version__)
print("word in row 900:", repr(rows[early][899]), "- in row 1200:", repr(rows[late][1199]), "- read by Polars:", polars[1199])
print("with all rows looked at:", repr(whole[1199]), "- strict:", strict[1199], "- calamine:", repr(plain))
print("Why it matters: an answer in words becomes no answer, in large exports only, so no test file shows it.")
assert rows[early][899] == whole[1199] == plain == "not rated"
assert rows[late][1199] is None and polars[1199] is None and strict[1199] is None
PYTHON
