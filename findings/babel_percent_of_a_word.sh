#!/usr/bin/env bash
# One would bet: "% strong or exemplary" is a heading, and its Welsh is checked for nothing.
# What happens: "% s" is read as a placeholder for text with a blank as its flag, as C knows it, so the message is marked
# python-format. The Welsh begins with another letter: "% c" is a placeholder for a letter, and compiling reports that the two
# don't fit together, though no sentence is ever formatted. It exits with 1, and writes the catalogue all the same.
# Seen with babel 2.19.0. xgettext 0.21 marks it too.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0

cd "$place"
echo 'heading = _("% strong or exemplary")' > page.py
"$place/venv/bin/pybabel" --quiet extract --output messages.pot page.py
"$place/venv/bin/pybabel" --quiet init --input-file messages.pot --locale cy --output-dir .
sed -i '/^msgid "% strong/{n;s/.*/msgstr "% cryf neu ragorol"/}' cy/LC_MESSAGES/messages.po
status=0
"$place/venv/bin/pybabel" compile --directory . > told.txt 2>&1 || status=$?
"$place/venv/bin/python" -W ignore - "$status" <<'PYTHON'
import gettext
import sys
from importlib.metadata import version
from pathlib import Path

told, status = Path("told.txt").read_text(), int(sys.argv[1])
marked = "#, python-format" in Path("messages.pot").read_text()
shown = gettext.translation("messages", ".", ["cy"]).gettext("% strong or exemplary")
print("babel", version("babel"), "- marked as a format:", marked)
print("compile exits with", status, "and says", [line for line in told.splitlines() if "error" in line])
print("translated:", shown)
print("Why it matters: a check of catalogues stops at a translation that is right, or is left out because it does.")
assert marked
assert status == 1 and "incompatible" in told
assert shown == "% cryf neu ragorol"
PYTHON
