#!/usr/bin/env bash
# One would bet: a program in whole numbers whose status is Optimal has no better answer, but for rounding.
# What happens: the search ends within a ten-thousandth of the bound, mip_rel_gap's value unless told otherwise, and calls it
# Optimal. Of 316,226 people who can be reached the answer reaches 316,205. mip_gap in the info tells it, the status doesn't. With
# mip_rel_gap=0 it is found. SciPy's milp stands on the same solver.
# Seen with highspy 1.16.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check highspy==1.16.0 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import random
from importlib.metadata import version

import highspy

draw = random.Random(4)
people = [draw.randint(1000, 60000) for _ in range(25)]  # in each of 25 trusts
LIMITS = [[max(1, n + draw.randint(-300, 300)) for n in people], [draw.randint(1000, 60000) for _ in people]]


def reached(**options):
    """The most people in trusts chosen so that two costs stay under half of what all would cost."""
    solver = highspy.Highs()
    for name, value in {"output_flag": False, **options}.items():
        solver.setOptionValue(name, value)
    chosen = [solver.addBinary() for _ in people]
    for costs in LIMITS:
        solver.addConstr(sum(cost * trust for cost, trust in zip(costs, chosen)) <= sum(costs) // 2)
    solver.maximize(sum(n * trust for n, trust in zip(people, chosen)))
    taken = [round(value) for value in solver.getSolution().col_value]
    assert all(sum(cost * take for cost, take in zip(costs, taken)) <= sum(costs) // 2 for costs in LIMITS)
    return solver.modelStatusToString(solver.getModelStatus()), sum(n * take for n, take in zip(people, taken))


usual, exact = reached(), reached(mip_rel_gap=0.0)
print("highspy", version("highspy"))
print("as it comes:", usual, "- with mip_rel_gap=0:", exact)
print("Why it matters: an audit asks for the most or least that can be; over large counts the answer is people short.")
assert usual[0] == exact[0] == "Optimal"
assert usual[1] < exact[1] == 316226
PYTHON
