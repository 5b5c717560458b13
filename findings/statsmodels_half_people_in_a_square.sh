#!/usr/bin/env bash
# One would bet: SquareTable tests of symmetry are about the counts it was given, as Bowker's test is.
# What happens: where any cell is empty, half a person is put into each empty cell first, and every test, and the table it gives
# back, is about those. Nobody moves down and eleven move up: Bowker's statistic is 11, here it is 7.3. It is a parameter,
# `shift_zeros`, on unless told otherwise; mcnemar beside it shifts nothing.
# Seen with statsmodels 0.15.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import numpy as np
import statsmodels
from statsmodels.stats.contingency_tables import SquareTable

# people by level before (rows) and after (columns): ten stayed here and there, 4 + 5 + 2 rose by one level
MOVES = np.array([[10, 4, 0, 0], [0, 20, 5, 0], [0, 0, 15, 2], [0, 0, 0, 6]])

bowker = sum((up - down) ** 2 / (up + down) for up, down in ((4, 0), (5, 0), (2, 0)))
own, asked = SquareTable(MOVES), SquareTable(MOVES, shift_zeros=False)
statistic, p = (round(float(value), 3) for value in (own.symmetry().statistic, own.symmetry().pvalue))
statistic_asked, p_asked = (round(float(value), 3) for value in (asked.symmetry().statistic, asked.symmetry().pvalue))

print("statsmodels", statsmodels.__version__)
print(f"Bowker by hand {bowker}; as it comes {statistic}, p = {p}; with shift_zeros=False {statistic_asked}, p = {p_asked}")
print("people in the table:", own.table.sum(), "of", MOVES.sum())
print("Why it matters: who rose and who fell since the last wave; small tables have empty cells, and change is told as chance.")
assert bowker == statistic_asked == 11.0
assert (statistic, p, p_asked) == (7.304, 0.294, 0.088)
assert own.table.sum() == MOVES.sum() + 4.5
PYTHON
