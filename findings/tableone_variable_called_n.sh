#!/usr/bin/env bash
# One would bet: a table of descriptives has a row for each variable asked for, whatever it is called.
# What happens: a numeric variable called "n" loses its mean and standard deviation: the row "n, mean (SD)" stands there
# twice, and both times holds the number of rows of each group. Under any other name the figures are right.
# Seen with tableone 0.9.6 and pandas 2.3.3.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tableone==0.9.6 pandas==2.3.3 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd
import tableone

frame = pd.DataFrame({"group": ["a"] * 6 + ["b"] * 6, "n": [1, 2, 3, 4] * 3})


def table(frame, name):
    return tableone.TableOne(frame, columns=[name], groupby="group").tableone.droplevel(1)["Grouped by group"]["Overall"]


wrong = table(frame, "n")
right = table(frame.rename(columns={"n": "raters"}), "raters")
print("tableone", tableone.__version__, "pandas", pd.__version__)
print("called n:", list(wrong.items()))
print("called raters:", list(right.items()))
print("Why it matters: 'n' is what one calls the number of raters of a person, and the table reads as if it were that.")
assert list(wrong.items()) == [("n, mean (SD)", 12), ("n, mean (SD)", 12)]
assert list(right.items()) == [("n", 12), ("raters, mean (SD)", "2.5 (1.2)")]
PYTHON
