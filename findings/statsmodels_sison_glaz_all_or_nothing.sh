#!/usr/bin/env bash
# One would bet: simultaneous intervals of shares get steadily narrower with more people, and one dissenting answer in 500
# hardly moves them.
# What happens: where all answers are alike the Sison-Glaz interval of that level is [1, 1], for 3 people as for 500. One
# other answer, and every level's interval is [0, 1], of 500 people too. Two, and it is [0.992, 1]. Goodman's method on the
# same counts is steady. The documentation asks for seven levels or more; with seven it is the same.
# Seen with statsmodels 0.15.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import statsmodels
from statsmodels.stats.proportion import multinomial_proportions_confint


def top(counts, method="sison-glaz"):
    return multinomial_proportions_confint(counts, method=method)[0].round(3).tolist()


print("statsmodels", statsmodels.__version__, "- interval of the first of four levels")
seen = {}
for counts in ([3, 0, 0, 0], [500, 0, 0, 0], [499, 1, 0, 0], [498, 2, 0, 0]):
    seen[counts[0]] = top(counts)
    print(counts, "Sison-Glaz", seen[counts[0]], "Goodman", top(counts, "goodman"))
print("Why it matters: small groups that agree would be reported as certain, and near agreement as knowing nothing.")
assert seen[3] == seen[500] == [1.0, 1.0]
assert seen[499] == [0.0, 1.0]
assert seen[498] == [0.992, 1.0]
assert top([499, 1, 0, 0], "goodman")[0] > 0.9
PYTHON
