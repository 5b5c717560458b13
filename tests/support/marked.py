"""A language of marked sentences: whatever the catalogue says stands within ⟦ and ⟧, so what doesn't is English left on a page.

`python -m tests.support.marked results/overview` lists what is left on a page of a made-up store.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

import settings
from domain.languages.template import sentences


CODE = "cy"  # Babel knows its numbers, dates and lists
OPENED, CLOSED = "⟦", "⟧"
INNERMOST = re.compile(rf"{OPENED}[^{OPENED}{CLOSED}]*{CLOSED}")
WORD = re.compile(r"[^\W\d_]{2,}")


def marked(sentence: str) -> str:
    return f"{OPENED}{sentence}{CLOSED}"


def write(folder: Path) -> None:
    """A catalogue of every sentence, marked."""
    folder.mkdir(parents=True, exist_ok=True)
    every = Catalog(CODE)
    for sentence in sentences():
        every.add(sentence, marked(sentence))
    with (folder / f"{CODE}.po").open("wb") as file:
        write_po(file, every)


def use(folder: Path, monkeypatch) -> None:
    """Every language there is is English and the marked one, until the test ends."""
    write(folder)
    monkeypatch.setattr(settings, "LANGUAGES", folder)


def left(text: str) -> str:
    """What of a text is not marked; "" where no word is left."""
    before = None
    while before != text:
        before, text = text, INNERMOST.sub(" ", text)
    return text.strip() if WORD.search(text) else ""
