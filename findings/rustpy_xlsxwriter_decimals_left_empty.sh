#!/usr/bin/env bash
# One would bet: what can't be written to a sheet is refused, or written as text; a workbook that was written without a word is whole.
# What happens: the cells of an Arrow column of decimals are left empty, beside those of every other kind of number. No error and no
# warning; XlsxWriter writes the same values as numbers.
# Seen with rustpy-xlsxwriter 0.8.0 and pyarrow 26.0.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check rustpy-xlsxwriter==0.8.0 pyarrow==26.0.1 python-calamine==0.9.1 xlsxwriter==3.3.1

cd "$place"
"$place/venv/bin/python" -W error - <<'PYTHON'
from decimal import Decimal
from importlib.metadata import version

import pyarrow as pa
import xlsxwriter
from python_calamine import CalamineWorkbook
from rustpy_xlsxwriter import write_worksheet

people, share = [12, 40], [Decimal("0.3"), Decimal("0.9")]
write_worksheet(pa.table({"people": people, "share": pa.array(share, pa.decimal128(2, 1))}), "rustpy-xlsxwriter.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    for place, column in enumerate((["people", *people], ["share", *share])):
        sheet.write_column(0, place, column)

read = {name: CalamineWorkbook.from_path(f"{name}.xlsx").get_sheet_by_index(0).to_python() for name in ("rustpy-xlsxwriter", "xlsxwriter")}
for name, rows in read.items():
    print(name, version(name), rows)
print("Why it matters: prices and shares come out of a database as decimals, and a report without them looks finished.")
assert read["xlsxwriter"][1:] == [[12.0, 0.3], [40.0, 0.9]]
assert read["rustpy-xlsxwriter"][1:] == [[12.0, ""], [40.0, ""]]
PYTHON
