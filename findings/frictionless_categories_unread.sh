#!/usr/bin/env bash
# One would bet: a field whose description lists its categories, and says that they are ordered (Data Package 2.0), refuses
# a level that is none of them, and gives them back in that order.
# What happens: both are read and ignored. A level that is not listed is valid, and in pandas the column is text, which sorts
# by the alphabet. Only `constraints.enum`, which has no order, is checked.
# Seen with frictionless 5.21.0 and pandas 3.1.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check "frictionless[pandas]==5.21.0" pandas==3.1.1

cd "$place"
printf 'level\nstrong\nsuperb\nessential\n' > levels.csv
"$place/venv/bin/python" - <<'PYTHON'
import frictionless
import pandas as pd
from frictionless import Resource

LEVELS = ["essential", "proficient", "strong", "exemplary"]


def read(**described):
    field = {"name": "level", "type": "string", **described}
    return Resource({"name": "levels", "path": "levels.csv", "schema": {"fields": [field]}})


listed = read(categories=LEVELS, categoriesOrdered=True)
column = listed.to_pandas()["level"]
print("frictionless", frictionless.__version__, "pandas", pd.__version__)
print("with categories:", "valid" if listed.validate().valid else "refused", "-", column.dtype)
print("with an enum:", "valid" if read(constraints={"enum": LEVELS}).validate().valid else "refused")
print("Why it matters: 'superb' is nobody's level, and essential stands before exemplary by luck alone.")
assert listed.validate().valid
assert not isinstance(column.dtype, pd.CategoricalDtype)
assert not read(constraints={"enum": LEVELS}).validate().valid
PYTHON
