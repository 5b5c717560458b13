#!/usr/bin/env bash
# One would bet: where all people were drawn through one cluster (one ward, one course), or a group has one person, the
# standard error of the mean is missing or raises, as it does for a stratum with one unit.
# What happens: the stratum raises; the sample of one cluster and the group of one have a standard error of 0 and a coefficient
# of variation of 0, without a warning; only the interval is nan.
# Seen with svy 0.35.0 and polars 2.1.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check svy==0.35.0 polars==2.1.0 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W error - <<'PYTHON'
import polars as pl
import svy

ANSWERS = [1.0, 2.0, 3.0, 4.0, 4.0]


def mean(by=None, of=None, **design):
    columns = {"answer": ANSWERS} | {name: values for name, values in (of or {}).items()}
    sample = svy.Sample(pl.DataFrame(columns), svy.Design(**design))
    rows = sample.estimation.mean("answer", by=by).to_polars()
    return [(row["est"], row["se"], row["lci"]) for row in rows.to_dicts()]


one_cluster = mean(of={"ward": ["a"] * 5}, psu="ward")
group_of_one = mean(of={"ward": ["a", "a", "a", "a", "b"]}, by="ward")
try:
    stratum_of_one = mean(of={"ward": ["a", "a", "a", "a", "b"]}, stratum="ward")
except svy.SvyError as error:
    stratum_of_one = type(error).__name__
print("svy", svy.__version__, "(estimate, standard error, lower end)")
print("one cluster:", one_cluster)
print("group of one person:", group_of_one)
print("stratum of one person:", stratum_of_one)
print("Why it matters: what is known least reads as what is known best, and weights by 1 / se² give it everything.")
assert one_cluster[0][1] == 0
assert group_of_one[1][1] == 0
assert stratum_of_one == "SingletonError"
PYTHON
