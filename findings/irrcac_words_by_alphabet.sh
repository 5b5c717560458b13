#!/usr/bin/env bash
# One would bet: ordinal weights on words need their order, so a library asks for it, as krippendorff does (it raises).
# What happens: irrCAC with weights="ordinal" takes the alphabet for the scale and gives a figure: 0.53 where the scale
# gives 0.84. And where all raters agree, Gwet's AC1 is 1 with p = nan, or with p = 0 once the levels that nobody chose are
# named, while Krippendorff's alpha ends in a ZeroDivisionError.
# Seen with irrCAC 0.4.4 and krippendorff 0.9.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check irrcac==0.4.4 krippendorff==0.9.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC

SCALE = ["essential", "proficient", "strong", "exemplary"]
codes = [[1, 1, 1], [2, 2, 2], [3, 3, 4], [4, 3, 4], [2, 2, None]]
words = pd.DataFrame([[None if code is None else SCALE[code - 1] for code in row] for row in codes])
silent = CAC(words, weights="ordinal").krippendorff()["est"]["coefficient_value"]
told = CAC(words, weights="ordinal", categories=SCALE).krippendorff()["est"]["coefficient_value"]
try:
    krippendorff.alpha(reliability_data=words.fillna("nan").to_numpy().T.astype(str), level_of_measurement="ordinal")
    refused = ""
except ValueError as error:
    refused = str(error)

alike = pd.DataFrame([[2, 2]] * 5)
unnamed = CAC(alike).gwet()["est"]
named = CAC(alike, categories=[1, 2, 3, 4]).gwet()["est"]
try:
    CAC(alike).krippendorff()
    alpha = ""
except ZeroDivisionError as error:
    alpha = repr(error)

print("irrCAC", version("irrCAC"), "krippendorff", version("krippendorff"))
print("ordinal alpha of words: irrCAC", silent, "| with the scale named", told, "| krippendorff:", refused)
print("all agree: AC1 p =", unnamed["p_value"], "| other levels named: p =", named["p_value"], "| alpha:", alpha)
print("Why it matters: agreement of raters on levels in words is understated by a third, and nothing says so.")
assert round(silent, 2) == 0.53 and round(told, 2) == 0.84 and "ordered value_domain" in refused
assert np.isnan(unnamed["p_value"]) and named["p_value"] == 0 and "ZeroDivisionError" in alpha
PYTHON
