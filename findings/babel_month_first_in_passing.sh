#!/usr/bin/env bash
# One would bet: parse_date with a British locale reads day first, and refuses 04/13/2026, which has no thirteenth month.
# What happens: a month over 12 is taken for the day, so it is 13 April, without a word. In a column written month first, as
# American tools do, the days from 13 on are read rightly and those before are read with day and month exchanged; nothing is
# refused. With an American locale the same goes for a British column. The documentation does not say so.
# Seen with babel 2.19.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from babel.dates import parse_date

column = ["04/11/2026", "04/12/2026", "04/13/2026", "04/14/2026"]  # four days running in April, month first
british = [parse_date(day, locale="en_GB").isoformat() for day in column]
american = [parse_date(day, locale="en_US").isoformat() for day in column]
print("babel", version("babel"))
print("read as British: ", british)
print("read as American:", american)
print("the British 13/04/2026 read as American:", parse_date("13/04/2026", locale="en_US"))
print("Why it matters: one wave of four days becomes a survey from April to December, and passes every check of validity.")
assert british == ["2026-11-04", "2026-12-04", "2026-04-13", "2026-04-14"]
assert american == ["2026-04-11", "2026-04-12", "2026-04-13", "2026-04-14"]
assert parse_date("13/04/2026", locale="en_US").isoformat() == "2026-04-13"
PYTHON
