"""What the program can say, gathered for the catalogues: `python -m domain.languages.template` brings each of them up to date.

A catalogue keeps what it has of the sentences that are still said; new ones stand in it without a translation, in the order of the
alphabet, so that a change of a sentence is a change of one place.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import settings
from domain.columns import NAMED_COLUMNS
from domain.declared import breakdowns
from domain.declared.references import vocabulary
from domain.files import write_whole
from domain.sentences import SENTENCES


WIDTH = 140


def sentences() -> list[str]:
    """Every sentence that the program can say to a reader of pages and packs, in English, each once, in the order of the alphabet."""
    of_codes = {part for one in SENTENCES.values() for part in (one.what, one.do, one.browser, one.states)}
    names = (
        *vocabulary("rater_group").named.values(),
        *(column.label for column in NAMED_COLUMNS),
        *breakdowns.shipped(),
    )
    return sorted({*of_codes, *names, *(sentence for file in _files() for sentence in _marked(file))} - {""})


def _files() -> Iterator[Path]:
    yield settings.PROJECT / "dashboard.py"
    for room in ("domain", "analysis", "pages"):
        yield from (settings.PROJECT / room).rglob("*.py")


def _marked(file: Path) -> Iterator[str]:
    """The sentences that stand in a call of `_` or `N_`; Babel's own search sees none within an f-string."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="_" | "N_"), args=[ast.Constant(value=str(sentence)), *_]):
                yield sentence


def update(file: Path) -> None:
    """Brings a catalogue up to date with what is said; its header stays as it is."""
    text = file.read_bytes()
    header, kept = text.decode().partition("\n\n")[0], read_po(BytesIO(text), file.stem)
    fresh = Catalog(file.stem)
    for sentence in sentences():
        had = kept.get(sentence)
        fresh.add(sentence, had.string if had else "", user_comments=had.user_comments if had else ())
    body = BytesIO()
    write_po(body, fresh, width=WIDTH, no_location=True, sort_output=True, omit_header=True)
    write_whole(file, f"{header}\n\n{body.getvalue().decode()}")


if __name__ == "__main__":
    for file in settings.LANGUAGES.glob("*.po"):
        update(file)
