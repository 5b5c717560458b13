#!/usr/bin/env bash
# One would bet: an ordered category has no median, so quantile(0.5) raises like median() does, or gives a level.
# What happens: median() raises, and quantile(0.5) gives a number: the code of the level, or half-way between two. Of a
# list of quantiles the result even calls itself a category, of numbers that are no levels, in the codes' own count from 0.
# Seen with pandas 3.1.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd

LEVELS = ["essential", "proficient", "strong", "exemplary"]
ratings = pd.Series(pd.Categorical(["essential", "essential", "strong", "exemplary"], LEVELS, ordered=True))
try:
    ratings.median()
    median = "no error"
except TypeError as error:
    median = str(error)
middle = ratings.quantile(0.5)
several = ratings.quantile([0.25, 0.5])
lower = ratings.quantile(0.5, interpolation="lower")

print("pandas", pd.__version__)
print("median():", median)
print("quantile(0.5):", repr(middle), "| quantile([0.25, 0.5]):", several.tolist(), several.dtype)
print("quantile(0.5, interpolation='lower'):", repr(lower))
print("Why it matters: a 'median level' of 1.0 looks like level 1 of 1 to 4, but is the second level, counted from 0.")
assert "median" in median and isinstance(middle, float) and middle == 1.0
assert several.dtype == "category" and several.cat.categories.tolist() == [0.0, 1.0] and not several.cat.ordered
assert lower == "essential"
PYTHON
