#!/usr/bin/env bash
# One would bet: an ordered model of levels of which one was given to nobody leaves that level out, or raises.
# What happens: the level keeps a threshold, which runs off to minus infinity, the fit stops where it stands, and the effect
# asked for is exactly 0, where without the empty category it is 1.8. It warns that it did not converge, and then gives the
# table of effects all the same, with nan for errors.
# Seen with statsmodels 0.15.0 and pandas 3.1.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import numpy as np
import pandas as pd
import statsmodels
from statsmodels.miscmodels.ordinal_model import OrderedModel

LEVELS = ["essential", "proficient", "strong", "exemplary"]
years = pd.DataFrame({"years": np.tile([-2.0, -1.0, 0.0, 1.0, 2.0], 24)})
given = np.where(years["years"] + np.repeat([-3, -1, 0, 0, 1, 3], 20) > 1, 3, 0)
given[(given == 0) & (years["years"] > -1)] = 2  # so 0, 2 and 3: nobody is proficient


def effect(level):
    fitted = OrderedModel(level, years, distr="logit").fit(method="bfgs", disp=False)
    return round(float(fitted.params["years"]), 3), bool(fitted.mle_retvals["converged"])


all_levels = pd.Series(pd.Categorical.from_codes(given, LEVELS, ordered=True))
used = all_levels.cat.remove_unused_categories()
print("statsmodels", statsmodels.__version__, "- people by level", all_levels.value_counts(sort=False).to_dict())
with_empty, without = effect(all_levels), effect(used)
print("effect of years, converged: with the empty level", with_empty, "- without it", without)
print("Why it matters: one team without a level in the middle, and what matters most is reported to have no effect.")
assert with_empty == (0.0, False)
assert without[1] and without[0] > 1
PYTHON
