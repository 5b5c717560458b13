#!/usr/bin/env bash
# One would bet: in Polars quantile(0.5) is median(), as in pandas, NumPy and DuckDB.
# What happens: quantile() takes the nearest value unless told otherwise, and of two equally near the upper one; median()
# lies between them. So the middle of 2, 3 is 3 by the one and 2.5 by the other. NumPy's "nearest" goes to the even place, so with
# the same word it is 2.
# Seen with polars 2.1.0 and numpy 2.4.6.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import numpy as np
import polars as pl

seen = {}
for levels in ([2, 3], [1, 1, 4, 4], [1, 2, 3, 4, 4, 4]):
    column = pl.Series(levels)
    nearest = int(np.quantile(levels, 0.5, method="nearest"))
    seen[len(levels)] = (column.quantile(0.5), column.median(), column.quantile(0.5, "linear"), nearest)
    print(levels, "- quantile(0.5), median(), linear, NumPy's nearest:", seen[len(levels)])
print("polars", pl.__version__, "numpy", np.__version__)
print("Why it matters: the middle level of every team of an even number is the upper one, and moves by which word was used.")
assert seen[2] == (3.0, 2.5, 2.5, 2)
assert seen[4] == (4.0, 2.5, 2.5, 4)
assert seen[6] == (4.0, 3.5, 3.5, 3)
PYTHON
