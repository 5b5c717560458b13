#!/usr/bin/env bash
# One would bet: an ordered category is written to an .rds file as what R calls an ordered factor.
# What happens: both Python writers store a plain factor: its class lacks "ordered", so in R `<` gives NA and other
# models are fitted to it. Reading the file back, order is gone in Python too. Levels keep their sequence, which hides it. rdata has code to
# read ordered factors, and does not write them.
# Seen with pyreadr 0.5.8 and rdata 1.1.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyreadr==0.5.8 rdata==1.1.0 pandas==2.3.3

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import re
from importlib.metadata import version

import pandas as pd
import pyreadr
import rdata

LEVELS = ["essential", "proficient", "strong", "exemplary"]
frame = pd.DataFrame({"level": pd.Categorical(["strong", "essential"], LEVELS, ordered=True)})
pyreadr.write_rds("pyreadr.rds", frame)
rdata.write_rds("rdata.rds", frame)

print("pyreadr", version("pyreadr"), "rdata", version("rdata"))
for file in ("pyreadr.rds", "rdata.rds"):
    stored = re.findall(r"b'([^']*)'", str(rdata.parser.parse_file(file)))
    again = rdata.read_rds(file)["level"]
    print(file, "class factor:", "factor" in stored, "class ordered:", "ordered" in stored, "| read back: ordered", again.cat.ordered)
    assert "factor" in stored and "ordered" not in stored
    assert not again.cat.ordered and list(again.cat.categories) == LEVELS
print("Why it matters: an analyst who gets the file models levels as unordered groups without noticing.")
PYTHON
