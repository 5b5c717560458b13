#!/usr/bin/env bash
# One would bet: a column of weekdays, or of months, is a column of words.
# What happens: agate (the library beneath csvkit) reads weekdays as days of the year 1, where Friday comes before Monday,
# months likewise, and a ward's names such as 7h and 8m as lengths of time. The text is gone.
# Seen with agate 1.14.2.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import io
from importlib.metadata import version

import agate


def read(*cells):
    return [row[0] for row in agate.Table.from_csv(io.StringIO("\n".join(["answer", *cells, ""]))).rows]


days, months, wards = read("Monday", "Friday"), read("May", "March"), read("7h", "8m")
print("agate", version("agate"))
print("Monday, Friday:", *days, "| May, March:", *months, "| 7h, 8m:", *wards)
print("Why it matters: 'Which day did you work?' sorts Friday before Monday, and its words can't be had back from the table.")
assert [day.year for day in days + months] == [1, 1, 1, 1] and days[1] < days[0]
assert [ward.total_seconds() for ward in wards] == [7 * 3600, 8 * 60]
PYTHON
