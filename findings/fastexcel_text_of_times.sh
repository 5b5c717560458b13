#!/usr/bin/env bash
# One would bet: a sheet read with dtypes="string", so that nothing is interpreted, has each cell's text.
# What happens: times in an .ods come as None, without a word, though without dtypes they are read; the same cells in an
# .xlsx come as moments in 1899 and 1900, and 1/3 with nine digits. python-calamine, the same reader in Rust, has all three.
# Seen with fastexcel 0.21.0 and python-calamine 0.9.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check fastexcel==0.21.0 python-calamine==0.9.1 pyarrow==26.0.1 odfpy==1.4.1 xlsxwriter==3.3.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import fastexcel
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def cell(text, **value):
    made = TableCell(**(value or {"valuetype": "string"}))
    made.addElement(P(text=text))
    return made


document = OpenDocumentSpreadsheet()
table = Table(name="Answers")
for cells in ([cell("took")], [cell("00:25", valuetype="time", timevalue="PT00H25M00S")]):
    row = TableRow()
    for one in cells:
        row.addElement(one)
    table.addElement(row)
document.spreadsheet.addElement(table)
document.save("answers.ods")

book = xlsxwriter.Workbook("answers.xlsx")
sheet = book.add_worksheet("Answers")
sheet.write_row(0, 0, ["took", "third"])
sheet.write_number(1, 0, 1.5, book.add_format({"num_format": "[h]:mm"}))
sheet.write_number(1, 1, 1 / 3)
book.close()


def text(file):
    return fastexcel.read_excel(file).load_sheet("Answers", dtypes="string").to_arrow().to_pydict()


free = fastexcel.read_excel("answers.ods").load_sheet("Answers").to_arrow().to_pydict()
ods, xlsx = text("answers.ods"), text("answers.xlsx")
rows = [CalamineWorkbook.from_path(file).get_sheet_by_name("Answers").to_python()[1] for file in ("answers.ods", "answers.xlsx")]

print("fastexcel", version("fastexcel"), "python-calamine", version("python-calamine"))
print(".ods, 25 minutes: fastexcel as string", ods["took"], "| without dtypes", free["took"], "| calamine", rows[0])
print(".xlsx, 36 hours and 1/3: fastexcel as string", xlsx["took"], xlsx["third"], "| calamine", rows[1])
print("Why it matters: survey tools export how long somebody took; such a column arrives empty, or as dates in 1900.")
assert ods["took"] == [None] and free["took"][0].total_seconds() == 1500
assert xlsx == {"took": ["1900-01-01 12:00:00"], "third": ["0.333333333"]}
assert rows[0][0].minute == 25 and rows[1][0].total_seconds() == 36 * 3600 and rows[1][1] == 1 / 3
PYTHON
