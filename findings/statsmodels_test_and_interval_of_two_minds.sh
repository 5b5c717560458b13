#!/usr/bin/env bash
# One would bet: test_proportions_2indep and confint_proportions_2indep, called alike, agree whether two shares differ.
# What happens: as they come the test is Agresti and Caffo's and the interval Newcombe's. None of 12 and 8 of 30 differ with
# p = 0.046, and the interval of the difference holds 0; 4 of 12 and 2 of 30 don't differ, p = 0.056, and the interval is above 0.
# Each names its own in its documentation. With method="agresti-caffo" in both they agree.
# Seen with statsmodels 0.15.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import statsmodels
from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep


def told(few, of_few, many, of_many, **method):
    p = test_proportions_2indep(few, of_few, many, of_many, **method).pvalue
    low, high = confint_proportions_2indep(few, of_few, many, of_many, **method)
    print(f"{few} of {of_few}, {many} of {of_many} {method or ''}: p = {p:.3f}, interval {low:.3f} to {high:.3f}")
    return bool(p < 0.05), bool(low > 0 or high < 0)  # differ by the test, by the interval


print("statsmodels", statsmodels.__version__)
first, second = told(0, 12, 8, 30), told(4, 12, 2, 30)
alike = [told(*counts, method="agresti-caffo") for counts in ((0, 12, 8, 30), (4, 12, 2, 30))]
print("Why it matters: a difference is drawn as certain on the chart and called chance in the sentence beside it.")
assert first == (True, False)
assert second == (False, True)
assert all(test == interval for test, interval in alike)
PYTHON
