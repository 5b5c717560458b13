#!/usr/bin/env bash
# One would bet: list(prefix="2026-") lists every object whose name begins with these letters, as the listing of S3 does.
# What happens: a prefix is a folder's path, whole, for every kind of store. Objects whose names merely begin so are not
# listed, and nothing is raised: the list is empty. "2026" lists the folder 2026 and not "2026-spring.csv" beside it. The
# list() page speaks of "the prefix within ObjectStore".
# Seen with obstore 0.12.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check obstore==0.12.1 fsspec==2026.9.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import tempfile
from importlib.metadata import version

import obstore
from obstore.store import LocalStore, MemoryStore

NAMES = ["2026-autumn.csv", "2026-spring.csv", "2026/summer.csv"]


def listed(store, prefix):
    for name in NAMES:
        obstore.put(store, name, b"levels")
    return sorted(entry["path"] for entry in obstore.list(store, prefix=prefix).collect())


print("obstore", version("obstore"), "- objects", NAMES)
seen = {}
for prefix in ("2026-", "2026", "2026/", None):
    seen[prefix] = [listed(store, prefix) for store in (MemoryStore(), LocalStore(tempfile.mkdtemp(dir=".")))]
    print(f"prefix {prefix!r}: in memory {seen[prefix][0]}, in a folder {seen[prefix][1]}")
print("Why it matters: what clears away old versions, or looks for the newest, finds none and takes that for the truth.")
assert seen["2026-"] == [[], []]
assert seen["2026"] == seen["2026/"] == [["2026/summer.csv"]] * 2
assert seen[None] == [NAMES] * 2
PYTHON
