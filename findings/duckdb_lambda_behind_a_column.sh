#!/usr/bin/env bash
# One would bet: within `list_filter(members, lambda group: group.size > 10)` the name `group` is the lambda's own, whatever columns the
# table has; in a select list as in a where clause.
# What happens: where the table has a struct column of that name, `group.size` in a select list is the column's field and not the
# element's; in a where clause it is the element's. Nothing is raised where the column has such a field. `group` alone, without a
# field, is the element in both.
# Seen with duckdb 2.0.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import duckdb

db = duckdb.connect()
db.execute("create table blocks as select {'size': 40} as ward, [{'size': 3}, {'size': 12}] as wards")


def ask(query):
    return db.execute(query).fetchone()[0]


behind = ask("select len(list_filter(wards, lambda ward: ward.size > 10)) from blocks")
other_name = ask("select len(list_filter(wards, lambda one: one.size > 10)) from blocks")
in_where = ask("select count(*) from blocks where len(list_filter(wards, lambda ward: ward.size > 10)) = 1")
alone = ask("select len(list_filter(wards, lambda ward: ward = {'size': 12})) from blocks")

print("duckdb", duckdb.__version__)
print("of wards with 3 and 12 people one has more than ten; the table has a column ward besides, with 40")
print(f"select list, lambda ward: {behind}; lambda one: {other_name}; where clause, lambda ward, finds the row: {bool(in_where)}")
print(f"without a field, lambda ward in a select list: {alone}")
print("Why it matters: a group too small to show passes for a large one, silently, when a condition moves out of the where clause.")
assert (behind, other_name, in_where, alone) == (2, 1, 1, 1)
PYTHON
