#!/usr/bin/env bash
# One would bet: aggregate_raters, which counts each subject's ratings for Fleiss' kappa, leaves a missing rating out, or raises.
# What happens: nan becomes a category like the others. Raters who didn't rate the same people agree about them, and kappa
# rises: here from 0.11 over those whom all rated to 0.7. Only the returned list of categories shows the nan.
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
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

rated = np.array([[1, 2, 2], [1, 1, 2], [2, 2, 2], [2, 1, 1], [1, 1, 1], [2, 2, 1.0]])  # six people, three raters, two levels
nobody = np.full((12, 3), np.nan)  # twelve people whom none of the three rated

counts, categories = aggregate_raters(np.vstack([rated, nobody]))
of_rated, of_all = (round(float(fleiss_kappa(table)), 2) for table in (aggregate_raters(rated)[0], counts))
print("statsmodels", statsmodels.__version__)
print("categories:", categories.tolist())
print("kappa of the six who were rated:", of_rated, "- with twelve whom nobody rated:", of_all)
print("Why it matters: the more an export leaves blank, the more its raters agree.")
assert np.isnan(categories).any() and counts.sum() == 54
assert (of_rated, of_all) == (0.11, 0.7)
PYTHON
