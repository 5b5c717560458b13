#!/usr/bin/env bash
# One would bet: an integer column with a range of 1 to 4 refuses 4.9, with coerce=True too, since 4.9 is no integer.
# What happens: coerce=True cuts it to 4 and the range check passes; 0.9 fails, being 0. The nullable type "Int64" refuses
# the same values. And unique=True takes two blanks for a duplicate, though nullable=True allows blanks.
# Seen with pandera 0.35.0 and pandas 2.3.3.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pandera==0.35.0 pandas==2.3.3 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import pandas as pd
import pandera.pandas as pa


def checked(column, values):
    try:
        return pa.DataFrameSchema({"level": column}).validate(pd.DataFrame({"level": values}))["level"].tolist()
    except (pa.errors.SchemaError, pa.errors.SchemaErrors) as error:
        return type(error).__name__


between = pa.Check.in_range(1, 4)
plain = checked(pa.Column(int, between, coerce=True), [1.0, 3.9, 4.9])
low = checked(pa.Column(int, between, coerce=True), [0.9])
nullable = checked(pa.Column("Int64", between, coerce=True), [1.0, 3.9, 4.9])
blanks = checked(pa.Column(str, unique=True, nullable=True), [None, None])
print("pandera", version("pandera"), "pandas", pd.__version__)
print("1.0, 3.9, 4.9 as int between 1 and 4:", plain, "| 0.9:", low, "| as Int64:", nullable)
print("two blanks in a nullable, unique column:", blanks)
print("Why it matters: averages of several raters, exported where levels were expected, load as levels, rounded down.")
assert plain == [1, 3, 4] and low.startswith("SchemaError") and nullable.startswith("SchemaError")
assert blanks.startswith("SchemaError")
PYTHON
