#!/usr/bin/env bash
# One would bet: extracting `_("one" if n == 1 else "many")` collects both sentences, or warns that it can't.
# What happens: all the words up to a comma or the closing bracket are one message, "onemany", whatever else stands between
# them, and the exit is 0. The running program asks for either sentence, finds neither, and shows the untranslated one. Of a
# look-up in a table the first key and its sentence are one message, and the rest is none.
# Seen with babel 2.19.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0

cd "$place"
cat > page.py <<'PAGE'
label = _("One person was asked." if people == 1 else "Several people were asked.")
note = _(told or "Nothing to tell.")
title = _({"self": "Own view", "peers": "Colleagues' view"}[group])
plain = _("Heatmap")
PAGE
"$place/venv/bin/pybabel" --quiet extract --output messages.pot page.py
"$place/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from babel.messages.pofile import read_po

with open("messages.pot", "rb") as template:
    found = [message.id for message in read_po(template) if message.id]
print("babel", version("babel"))
for message in found:
    print(repr(message))
print("Why it matters: the catalogue is complete and fully translated, and the page still speaks English.")
assert "One person was asked.Several people were asked." in found
assert not {"One person was asked.", "Several people were asked.", "Own view", "Colleagues' view"} & set(found)
assert {"Heatmap", "Nothing to tell."} <= set(found)
PYTHON
