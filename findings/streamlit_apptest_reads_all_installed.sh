#!/usr/bin/env bash
# One would bet: what an AppTest takes to run a page for the first time is the page, and to run it in a further AppTest as well.
# What happens: each new AppTest reads the metadata of every installed package anew, in search of components, before its first
# run; its next runs don't. In an environment of 100 packages that takes several times as long as a small page.
# Seen with streamlit 1.67.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import importlib.metadata
import logging
from importlib.metadata import Distribution

import streamlit as st
from streamlit.testing.v1 import AppTest

logging.disable(logging.CRITICAL)  # that no server runs here

read = []
text = importlib.metadata.PathDistribution.read_text


def counted(self, name):
    read.append(self._path) if name == "METADATA" else None
    return text(self, name)


importlib.metadata.PathDistribution.read_text = counted


def files(run):
    """How many files of metadata a step reads, and of how many packages."""
    read.clear()
    run()
    return len(read), len(set(read))


PAGE = "import streamlit as st\nst.title('Hello')"
installed = len(list(Distribution.discover()))
AppTest.from_string(PAGE).run()  # what is imported at first
app = AppTest.from_string(PAGE)
first, again = files(app.run), files(app.run)
other = files(AppTest.from_string(PAGE).run)

print("streamlit", st.__version__, "-", installed, "packages are installed")
print("read by the first run of an AppTest: %d files of %d packages; by its second run: %d of %d" % (*first, *again))
print("by the first run of the next AppTest in the same process: %d files of %d packages" % other)
print("Why it matters: a thousand small tests of pages spend most of their time on what is installed beside them.")
assert first == other
assert first[1] == installed
assert first[0] > installed
assert again == (0, 0)
PYTHON
