#!/usr/bin/env bash
# One would bet: dateparser, which knows Welsh, reads "5 Awst 2026" as 5 August, or as nothing where it takes it for English.
# What happens: asked for Welsh alone it is 5 August. Asked for Welsh and English, or left to find the language itself, "Awst"
# is AWST, Western Australian Standard Time: the month is gone, the 5 is taken for May, and the day is today's. The other eleven
# months are read rightly either way.
# Seen with dateparser 1.5.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import dateparser

MONTHS = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split()


def read(words, languages):
    today = {"RELATIVE_BASE": datetime(2026, 11, 17)}
    return dateparser.parse(words, languages=languages, settings=today)


print("dateparser", version("dateparser"), "- on 17 November 2026")
seen = {}
for languages in (["cy"], ["cy", "en"], None):
    seen[str(languages)] = read("5 Awst 2026", languages)
    print("languages", languages, "- 5 Awst 2026:", seen[str(languages)])
others = [month for number, month in enumerate(MONTHS, 1) if read(f"5 {month} 2026", ["cy", "en"]) != datetime(2026, number, 5)]
print("months misread where both are asked for:", others)
print("Why it matters: one wave of a Welsh export moves to another season, by a day that depends on when it was loaded.")
assert seen["['cy']"] == datetime(2026, 8, 5)
assert seen["['cy', 'en']"].isoformat() == seen["None"].isoformat() == "2026-05-17T00:00:00+08:00"
assert others == ["Awst"]
PYTHON
