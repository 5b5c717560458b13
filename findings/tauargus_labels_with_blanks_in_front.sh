#!/usr/bin/env bash
# One would bet: the protected table names its groups as the data did.
# What happens: each name comes back filled up with blanks in front to the length of the longest, as in the fixed-width file
# in between; so joining, filtering or sorting by name finds only the longest. Groups given as whole numbers are refused
# with "SetTable failed for table 1", and taken as text.
# Seen with pytauargus 0.6.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pytauargus==0.6.0 pandas==2.3.3

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import contextlib
import io
from importlib.metadata import version

import pandas as pd
import pytauargus


def names(teams):
    rows = [(team, level, 1) for team in teams for level in ("strong", "essential") for _ in range(30)]
    frame = pd.DataFrame(rows, columns=["team", "level", "people"])
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            table = pytauargus.protect(frame, ["team", "level"], "people", safety_rules="FREQ(11,20)", workdir="work").tables[0]
    except Exception as error:
        return str(error)
    return sorted({row["team"] for row in table.rows} - {"Total"})


words, numbers, digits = names(["Ward 10", "Ward 2"]), names([1, 2]), names(["1", "2"])
print("pytauargus", version("pytauargus"))
print("given 'Ward 10', 'Ward 2':", words)
print("given 1, 2:", numbers, "| given '1', '2':", digits)
print("Why it matters: the counts set beside the protected table match by name for one group only.")
assert words == [" Ward 2", "Ward 10"]
assert numbers == "SetTable failed for table 1" and digits == ["1", "2"]
PYTHON
