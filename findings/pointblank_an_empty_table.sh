#!/usr/bin/env bash
# One would bet: every check of an empty table passes (there is no row that fails it), or the result says that it is empty.
# What happens: all_passed() is False, the share passed is None, and assert_passing() raises a TypeError about comparing
# None with a number, not an assertion. Checks of columns pass on the same table.
# Seen with pointblank 1.1.1 and polars 2.1.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pointblank==1.1.1 polars==2.1.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import pointblank as pb
import polars as pl

empty = pl.DataFrame({"level": []}, schema={"level": pl.String})


def rows():
    return pb.Validate(empty).col_vals_in_set("level", ["essential", "strong"]).interrogate()


columns = pb.Validate(empty).col_exists("level").interrogate()
try:
    rows().assert_passing()
    said = "nothing"
except (AssertionError, TypeError) as error:
    said = f"{type(error).__name__}: {error}"
print("pointblank", version("pointblank"), "polars", pl.__version__)
print("rows: all_passed", rows().all_passed(), "tested", rows().n(i=1, scalar=True), "share passed", rows().f_passed(i=1, scalar=True))
print("columns: all_passed", columns.all_passed())
print("assert_passing():", said)
print("Why it matters: 'no row was refused' is an empty table of refusals, and the day without any stops the pipeline.")
assert rows().all_passed() is False and columns.all_passed() is True
assert rows().f_passed(i=1, scalar=True) is None and said.startswith("TypeError")
PYTHON
