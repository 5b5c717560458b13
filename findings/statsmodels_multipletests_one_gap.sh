#!/usr/bin/env bash
# One would bet: a comparison that could not be made (p is nan) is left out of the correction, or the call is refused.
# What happens: with fdr_bh every corrected p becomes nan, while `reject` still says True for the clear one; with holm the
# gap is counted as a test, and the others are corrected for it. SciPy refuses the same list, pingouin leaves the gap out:
# four answers to one list.
# Seen with statsmodels 0.15.0, scipy 1.17.1, pingouin 0.7.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pingouin==0.7.0 pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import numpy as np
import pingouin
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests

given = [0.01, np.nan, 0.9]
reject, corrected = multipletests(given, method="fdr_bh")[:2]
holm = multipletests(given, method="holm")[1]
left_out = pingouin.multicomp(given, method="fdr_bh")[1]
try:
    stats.false_discovery_control(given)
    refused = ""
except ValueError as error:
    refused = str(error)

print("statsmodels", statsmodels.__version__, "scipy", scipy.__version__, "pingouin", pingouin.__version__)
print("p-values given:", given)
print("statsmodels fdr_bh: corrected", corrected.tolist(), "reject", reject.tolist())
print("statsmodels holm: corrected", holm.tolist())
print("scipy:", refused)
print("pingouin fdr_bh: corrected", left_out.tolist())
print("Why it matters: one group too small to test empties the whole table of p-values, or weakens all other tests.")
assert np.isnan(corrected).all() and reject.tolist() == [True, False, False]
assert np.isclose(holm[0], 0.03) and np.isnan(holm[1])
assert refused and np.isclose(left_out[0], 0.02)
PYTHON
