"""A language of marked sentences: whatever the catalogue says stands within ⟦ and ⟧, so what doesn't is English left on a page.

`python -m tests.support.marked results/overview` lists what is left on a page of a made-up store.
"""

import re
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

import settings
from domain.languages.template import sentences


CODE = "cy"  # Babel knows its numbers, dates and lists
OPENED, CLOSED = "⟦", "⟧"
INNERMOST = re.compile(rf"{OPENED}[^{OPENED}{CLOSED}]*{CLOSED}")
OF_BABEL = re.compile(r"\b(?:ac|neu)\b|\b\d{1,2} [A-Z]\w+ 20\d\d")  # what lists are joined by, and dates
WORD = re.compile(r"[^\W\d_]{2,}")


def name(text: str) -> str:
    """A name of made-up data, marked as what the catalogue says is."""
    return f"{OPENED}{text}{CLOSED}"


def marked(sentence: str) -> str:
    """The sentence with its words marked, and not what is filled in."""
    return "".join(
        (name(text) if WORD.search(text) else text) + ("" if field is None else _field(field, how or ""))
        for text, field, how, _conversion in Formatter().parse(sentence.replace("{{", "{{{{").replace("}}", "}}}}"))
    )


def _field(field: str, how: str) -> str:
    if how[:1] in ("#", "?"):
        how = how[0] + "|".join(name(text) if text else text for text in how[1:].split("|"))
    return f"{{{field}:{how}}}" if how else f"{{{field}}}"


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
    before, text = None, OF_BABEL.sub(" ", text)
    while before != text:
        before, text = text, INNERMOST.sub(" ", text)
    return text.strip() if WORD.search(text) else ""
