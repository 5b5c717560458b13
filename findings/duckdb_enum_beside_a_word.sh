#!/usr/bin/env bash
# One would bet: the level column is an ENUM, max() and order by follow its order, so `level > 'proficient'` does too, as
# in PostgreSQL, and as Polars' own SQL does with the same query and data.
# What happens: DuckDB casts the ENUM to text as soon as a bare word stands beside it, and compares by the alphabet. The
# same goes for between, greatest and having. Nothing is raised. `'proficient'::levels` compares by the order.
# Seen with duckdb 2.0.1 and polars 2.1.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import duckdb
import polars as pl

LEVELS = ["essential", "proficient", "strong", "exemplary"]
db = duckdb.connect()
db.execute(f"create type levels as enum {tuple(LEVELS)}")
db.execute("create table ratings (level levels)")
db.executemany("insert into ratings values (?)", [[level] for level in LEVELS])


def duck(query):
    return db.execute(query).fetchone()[0]


bare = duck("select count(*) from ratings where level > 'proficient'")
cast = duck("select count(*) from ratings where level > 'proficient'::levels")
between = duck("select count(*) from ratings where level between 'essential' and 'proficient'")
greatest = duck("select greatest('exemplary'::levels, 'strong')")
highest = duck("select max(level) from ratings")

ratings = pl.DataFrame({"level": pl.Series(LEVELS, dtype=pl.Enum(LEVELS))})
polars = pl.SQLContext(ratings=ratings).execute("select count(*) as n from ratings where level > 'proficient'", eager=True)["n"][0]

print("duckdb", duckdb.__version__, "polars", pl.__version__)
print("levels in order:", LEVELS, "- above 'proficient' are two")
print(f"DuckDB, bare word: {bare}; with ::levels: {cast}; Polars SQL, bare word: {polars}")
print(f"DuckDB, between 'essential' and 'proficient': {between}; greatest('exemplary', 'strong'): {greatest}; max: {highest}")
print("Why it matters: a share of people above a level is counted wrong, silently, while sorting and max() look right.")
assert (bare, cast, polars, between, greatest, highest) == (1, 2, 2, 3, "strong", "exemplary")
PYTHON
