#!/usr/bin/env bash
# One would bet: format_list writes a list as a Welsh sentence has it, "Ward 3 a Ward 5", or at least takes one of the two words.
# What happens: it puts both, as a form does: "Ward 3 a(c) Ward 5". Welsh says "a" before a consonant and "ac" before a vowel, and
# the locale data, which know no sounds, print the choice. English and other languages of the kind are spared it.
# Seen with babel 2.19.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from babel.lists import format_list

pair = format_list(["Ward 3", "Ward 5"], locale="cy")
several = format_list(["Powys", "Gwent", "Ynys"], locale="cy")
either = format_list(["Powys", "Gwent"], style="or", locale="cy")
english = format_list(["Ward 3", "Ward 5"], locale="en_GB")
print("babel", version("babel"))
print(f"{pair!r}, {several!r}, {either!r}; English {english!r}")
print("Why it matters: combined groups are named by such lists, in every heading of a Welsh board pack.")
assert pair == "Ward 3 a(c) Ward 5"
assert several == "Powys, Gwent, a(c) Ynys"
assert either == "Powys neu Gwent"
assert english == "Ward 3 and Ward 5"
PYTHON
