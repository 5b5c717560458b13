#!/usr/bin/env bash
# One would bet: two people whose self-rating and others' rating rank alike prove nothing: of all orders of two, half agree.
# What happens: scipy.stats.somersd gives p = 0.0 for two pairs, as for three and four: its standard error is 0 where
# ranks agree completely. With one neighbouring pair of six exchanged it gives 2e-08; kendalltau, exact, gives 0.017.
# Seen with scipy 1.17.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check scipy==1.17.1 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import scipy
from scipy import stats

print("scipy", scipy.__version__)
perfect = [stats.somersd(range(n), range(n)).pvalue for n in (2, 3, 4)]
kendall = [stats.kendalltau(range(n), range(n)).pvalue for n in (2, 3, 4)]
ranks, exchanged = [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 6, 5]
six = stats.somersd(ranks, exchanged).pvalue, stats.kendalltau(ranks, exchanged).pvalue
print("2, 3 and 4 pairs in the same order: somersd p =", [float(p) for p in perfect], "kendalltau p =", [round(float(p), 4) for p in kendall])
print(f"six pairs, two exchanged: somersd p = {six[0]:.1e}, kendalltau p = {six[1]:.4f}")
print("Why it matters: Somers' D is made for ordinal answers, and small teams are where its p-value is most wrong.")
assert perfect == [0.0, 0.0, 0.0] and kendall[0] == 1.0
assert six[0] < 1e-7 and 0.016 < six[1] < 0.017
PYTHON
