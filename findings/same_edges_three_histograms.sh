#!/usr/bin/env bash
# One would bet: a histogram of the same values with the same edges has the same counts everywhere; at most the outermost
# edge is a matter of taste.
# What happens: mean levels lie on the edges, and each inner edge goes to the bin above in NumPy and to the one below in
# Polars. DuckDB takes the list for upper bounds: one bin more, of what is at or under the first edge. Each documents its
# own; nothing in the results shows it.
# Seen with duckdb 2.0.1, polars 2.1.0 and numpy 2.4.6.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import duckdb
import numpy as np
import polars as pl

MEANS = [1.0, 1.0, 1.5, 2.0, 2.0, 2.0, 3.0, 3.5, 4.0]
EDGES = [1.0, 2.0, 3.0, 4.0]

numpy = np.histogram(MEANS, EDGES)[0].tolist()
polars = pl.Series(MEANS).hist(bins=EDGES)["count"].to_list()
duck = duckdb.execute(f"select histogram(mean, {EDGES}) from (select unnest({MEANS}) as mean)").fetchall()[0][0]

print("means", MEANS, "edges", EDGES)
print("NumPy", np.__version__, numpy)
print("Polars", pl.__version__, polars)
print("DuckDB", duckdb.__version__, duck)
print("Why it matters: the share of teams at or above a level is another one in each, and the picture looks right in all.")
assert numpy == [3, 3, 3]
assert polars == [6, 1, 2]
assert duck == {1.0: 2, 2.0: 4, 3.0: 1, 4.0: 2}
PYTHON
