#!/usr/bin/env bash
# One would bet: write_sav keeps a question's words, or raises as write_dta does ("A provided label is too long").
# What happens: a question is cut to 256 bytes, an answer to 120 and the file's own label to 64, with nothing said; so two items
# of one long question have the same label when read back. The limits are SPSS's own.
# Seen with pyreadstat 1.3.7.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import pandas as pd
import pyreadstat

STEM = "Thinking of the last twelve months and of everybody with whom you have worked, " * 4
QUESTIONS = {"q1": STEM + "how well are people listened to?", "q2": STEM + "how well is work shared out?"}
ANSWERS = {1: "Essential, " * 12 + "seldom", 2: "Essential, " * 12 + "often"}
table = pd.DataFrame({"q1": [1.0, 2.0], "q2": [2.0, 1.0]})

pyreadstat.write_sav(table, "survey.sav", column_labels=QUESTIONS, variable_value_labels={"q1": ANSWERS}, file_label="Leadership" * 10)
_, seen = pyreadstat.read_sav("survey.sav")
try:
    pyreadstat.write_dta(table, "survey.dta", column_labels=QUESTIONS)
    stata = "written"
except Exception as error:
    stata = str(error)

answers = list(seen.variable_value_labels["q1"].values())
print("pyreadstat", version("pyreadstat"))
print("questions of", [len(words) for words in QUESTIONS.values()], "come back with", [len(words) for words in seen.column_labels])
print("answers of", [len(words) for words in ANSWERS.values()], "come back with", [len(words) for words in answers])
print("title of 100 comes back with", len(seen.file_label), "- the same questions as .dta:", stata)
print("alike now:", seen.column_labels[0] == seen.column_labels[1], answers[0] == answers[1])
print("Why it matters: whoever maps columns by their questions, or counts by the words of answers, puts two together.")
assert [len(words) for words in seen.column_labels] == [256, 256] and len(set(seen.column_labels)) == 1
assert [len(words) for words in answers] == [120, 120] and len(set(answers)) == 1
assert len(seen.file_label) == 64
assert stata == "A provided label is too long for the file format"
PYTHON
