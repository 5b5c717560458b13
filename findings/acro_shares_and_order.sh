#!/usr/bin/env bash
# One would bet: acro.crosstab, pandas' crosstab with disclosure checks, gives the same table with too small cells blanked:
# here none is small, so the same.
# What happens: with suppress=True shares (normalize="index") come back as an empty table of no rows and three times the
# columns, and counts have their levels sorted by the alphabet. With suppress=False both are as in pandas.
# Seen with acro 1.0.2 and pandas 2.3.3.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check acro==1.0.2 pandas==2.3.3 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import contextlib
import io
import logging
from importlib.metadata import version

import pandas as pd

with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
    from acro import ACRO

    sessions = {suppress: ACRO(suppress=suppress) for suppress in (True, False)}
logging.disable(logging.CRITICAL)
LEVELS = ["essential", "proficient", "strong", "exemplary"]
frame = pd.DataFrame(
    [(team, level) for team in ("Ward A", "Ward B") for level in LEVELS for _ in range(30)], columns=["team", "level"]
)
frame["level"] = pd.Categorical(frame["level"], LEVELS, ordered=True)
print("acro", version("acro"), "pandas", pd.__version__)
seen = {}
for suppress, session in sessions.items():
    shares = session.crosstab(frame["team"], frame["level"], normalize="index")
    counts = session.crosstab(frame["team"], frame["level"])
    seen[suppress] = shares.shape, [str(name) for name in counts.columns]
    print(f"suppress={suppress}: shares have shape {shares.shape}; counts are in the order {seen[suppress][1]}")
print("Why it matters: each cell is 30 people, so nothing is hidden, and still the share of each level is gone.")
assert seen[False] == ((2, 4), LEVELS)
assert seen[True] == ((0, 12), sorted(LEVELS))
PYTHON
