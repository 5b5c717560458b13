"""What runs in the browser has its words from the catalogue."""

import re

import settings


BEGINS = re.compile(r"[\"'`>}][A-Z][a-z]+( [a-z]+|[.…])")  # a sentence, within quotes or tags


def test_scripts_and_markup_say_nothing_by_themselves():
    files = [*(settings.PROJECT / "pages").rglob("*.js"), *(settings.PROJECT / "pages").rglob("*.html")]
    assert files
    assert [found[0] for file in files for found in BEGINS.finditer(file.read_text("utf-8"))] == []
