#!/usr/bin/env bash
# One would bet: formats_as_ordered_category=True reads a labelled question as an ordered category, with gaps where
# somebody left it blank, as formats_as_category=True does without the order.
# What happens: one blank answer, or one with a code that the file declares as missing, and the whole file is refused
# with "Categorical categories cannot be null". With user_missing=True declared codes can be read: as the highest level.
# Seen with pyreadstat 1.3.7 and pandas 3.1.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd
import pyreadstat

LABELS = {"q1": {1: "Never", 2: "Sometimes", 3: "Often", 9: "Unable to rate"}}


def ordered(answers, **options):
    frame = pd.DataFrame({"q1": answers})
    pyreadstat.write_sav(frame, "survey.sav", variable_value_labels=LABELS, missing_ranges={"q1": [9]})
    options = {"formats_as_ordered_category": True} | options
    try:
        return pyreadstat.read_sav("survey.sav", apply_value_formats=True, **options)[0]["q1"]
    except ValueError as error:
        return str(error)


full = ordered([1.0, 2, 3])
blank = ordered([1.0, 2, None])
declared = ordered([1.0, 2, 9])
unordered = ordered([1.0, 2, None], formats_as_ordered_category=False, formats_as_category=True)
shown = ordered([1.0, 2, 9], user_missing=True)

print("pyreadstat", pyreadstat.__version__, "pandas", pd.__version__)
print("every answer given:", full.dtype)
print("one blank:", blank)
print("one declared missing:", declared)
print("one blank, category without order:", unordered.tolist())
print("one declared missing, user_missing=True: highest is", shown.max())
print("Why it matters: it works on the file tried first, and fails on the first real export with an unanswered question.")
assert full.cat.ordered
assert blank == declared == "Categorical categories cannot be null"
assert unordered.tolist()[:2] == ["Never", "Sometimes"] and unordered.isna().tolist() == [False, False, True]
assert shown.max() == "Unable to rate"
PYTHON
