#!/usr/bin/env bash
# One would bet: pandas reads the labels of a survey alike, whichever of two statistical formats it was saved in.
# What happens: one frame, saved by one library with the same labels as .dta and .sav. read_stata gives an ordered
# category in the order of the codes; read_spss gives one without order, sorted by the alphabet.
# Seen with pandas 3.1.1 and pyreadstat 1.3.7.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd
import pyreadstat

labels = {"q1": {1: "Never", 2: "Sometimes", 3: "Often", 4: "Always"}}
frame = pd.DataFrame({"q1": [1.0, 2, 3, 4]})
pyreadstat.write_dta(frame, "survey.dta", variable_value_labels=labels)
pyreadstat.write_sav(frame, "survey.sav", variable_value_labels=labels)
stata = pd.read_stata("survey.dta")["q1"]
spss = pd.read_spss("survey.sav")["q1"]

print("pandas", pd.__version__, "pyreadstat", pyreadstat.__version__)
for name, column in (("read_stata", stata), ("read_spss", spss)):
    print(name, "ordered:", column.cat.ordered, "| sorted:", column.sort_values().tolist())
print("Why it matters: charts and tables of the same survey show levels in scale order from one file, by alphabet from the other.")
assert stata.cat.ordered and stata.sort_values().tolist() == ["Never", "Sometimes", "Often", "Always"]
assert not spss.cat.ordered and spss.sort_values().tolist() == ["Always", "Never", "Often", "Sometimes"]
PYTHON
