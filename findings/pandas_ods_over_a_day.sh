#!/usr/bin/env bash
# One would bet: a cell of 36 hours 30 minutes in an .ods is read as a duration or, at worst, as text.
# What happens: read_excel(engine="odf") takes any time for a time of day and raises on the whole sheet: "hour must be in
# 0..23". OpenDocument allows such a value; engine="calamine" reads the sheet, and gives the text PT36H30M00S.
# Seen with pandas 3.1.1, odfpy 1.4.1, python-calamine 0.9.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def save(hours):
    document = OpenDocumentSpreadsheet()
    table = Table(name="Answers")
    for text, value in (("took", {"valuetype": "string"}), (f"{hours}:30", {"valuetype": "time", "timevalue": f"PT{hours}H30M00S"})):
        row = TableRow()
        cell = TableCell(**value)
        cell.addElement(P(text=text))
        row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save("answers.ods")


save("06")
short = pd.read_excel("answers.ods", engine="odf")["took"][0]
save("36")
try:
    pd.read_excel("answers.ods", engine="odf")
    said = ""
except ValueError as error:
    said = str(error)
calamine = pd.read_excel("answers.ods", engine="calamine")["took"][0]

print("pandas", pd.__version__)
print("6:30 by odf:", short, "| 36:30 by odf:", said, "| 36:30 by calamine:", calamine)
print("Why it matters: one respondent who left a questionnaire open overnight makes the whole export unreadable.")
assert "hour must be in 0..23" in said and str(short) == "06:30:00" and calamine == "PT36H30M00S"
PYTHON
