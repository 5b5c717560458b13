#!/usr/bin/env bash
# One would bet: sem(), the standard error of the mean, is the sample's deviation over the root of n, as in pandas and SciPy,
# and as stddev() beside it is the sample's.
# What happens: DuckDB's sem() takes the population's deviation, so it is too small by the root of (n - 1) / n: by 4.7 in a
# hundred for 11 people, by 29 for two. One person has an error of 0 where stddev() is NULL.
# Seen with duckdb 2.0.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import statistics

import duckdb


def compared(levels):
    rows = ", ".join(f"({level})" for level in levels)
    query = f"select sem(level), stddev(level) / sqrt(count(*)) from (values {rows}) as t(level)"
    return [None if value is None else round(value, 4) for value in duckdb.execute(query).fetchall()[0]]


two, eleven, one = [1, 4], [1, 2, 2, 3, 3, 3, 3, 4, 4, 2, 1], [3]
print("duckdb", duckdb.__version__)
for levels in (two, eleven, one):
    print(f"{len(levels)} people: sem(), and stddev() / sqrt(n):", compared(levels))
print("Why it matters: intervals drawn from it are too narrow, most where groups are small, and of one person certain.")
assert compared(two) == [1.0607, 1.5]
own, sample = compared(eleven)
assert own == round(statistics.pstdev(eleven) / 11**0.5, 4)
assert sample == round(statistics.stdev(eleven) / 11**0.5, 4)
assert own < sample
assert compared(one) == [0.0, None]
PYTHON
