#!/usr/bin/env bash
# One would bet: validating one file with one library does not change how another file is read afterwards with another.
# What happens: reading any CSV with Frictionless sets the csv module's limit of a cell's size anew, for the whole process and
# for good. A reader that relied on a lower limit, to stop at a quotation mark that is never closed, reads on from then.
# Seen with frictionless 5.21.0 and Python's csv.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0

cd "$place"
printf 'team,level\nWard 1,2\n' > answers.csv
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import csv
from importlib.metadata import version

from frictionless import Resource, validate

MOST = 1_000
LONG = ["team,level", f"Ward 1,{'x' * 5 * MOST}"]


def is_refused() -> bool:
    try:
        list(csv.reader(LONG))
    except csv.Error:
        return True
    return False


csv.field_size_limit(MOST)
before = is_refused()
assert validate(Resource(path="answers.csv")).valid
after, limit = is_refused(), csv.field_size_limit()

print("frictionless", version("frictionless"))
print("a cell of 5,000 characters under a limit of 1,000 is refused:", before)
print("the same after another file was validated:", after, "- the limit is now", limit)
print("Why it matters: whoever reads untrusted exports by that limit must set it anew at each reading.")
assert before
assert not after
assert limit > 5 * MOST
PYTHON
