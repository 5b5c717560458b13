#!/usr/bin/env bash
# One would bet: bounds set for a list of columns in which one stands twice are set (twice, to the same), or the call raises.
# What happens: none of the list's bounds is changed, and nothing is raised; only the returned status says error. A list out
# of order is fine. The friendlier way, adding up variables, merges doubles.
# Seen with highspy 1.16.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check highspy==1.16.0 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import highspy
import numpy as np

solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
for _ in range(3):
    solver.addVar(0, 10)


def upper(columns, bound):
    count = len(columns)
    status = solver.changeColsBounds(count, np.array(columns, dtype=np.int32), np.zeros(count), np.full(count, float(bound)))
    return status, list(solver.getLp().col_upper_)


disordered = upper([2, 0], 5)
doubled = upper([0, 1, 1], 3)

model = highspy.Highs()
model.setOptionValue("output_flag", False)
x, y = (model.addVariable(ub=5) for _ in range(2))
model.addConstr(x + x + y <= 4)
merged = list(model.getLp().a_matrix_.value_)

print("highspy", version("highspy"))
print("columns [2, 0]:", *disordered)
print("columns [0, 1, 1]:", *doubled)
print("x + x + y as a row:", merged)
print("Why it matters: an audit whose bounds were not set solves another program than it was told to.")
assert disordered == (highspy.HighsStatus.kOk, [5.0, 10.0, 5.0])
assert doubled == (highspy.HighsStatus.kError, [5.0, 10.0, 5.0])
assert merged == [2.0, 1.0]
PYTHON
