"""The catalogues: one file a language, in gettext's PO format, with the English sentence as its key."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import settings
from domain.languages.speaking import ENGLISH, language


@dataclass(frozen=True)
class Language:
    """A language that pages and packs can be read in; `is_draft` where nobody who speaks it has checked the catalogue."""

    code: str
    name: str  # as those who speak it call it
    is_draft: bool


def languages() -> dict[str, Language]:
    """Every language, by code, English first."""
    return _languages(settings.LANGUAGES)


def called(code: str | None) -> str:
    """The code of the language that is meant; English where there is none of it."""
    return code if code and code in languages() else ENGLISH


def N_(sentence: str) -> str:
    """The sentence as it stands: here it is found for the catalogues, and where the language is known `_` says it."""
    return sentence


def translated(sentence: str) -> str:
    """What stands for an English sentence in the language that is spoken; itself where the catalogue has nothing."""
    code = language()
    return sentence if code == ENGLISH else _sentences(settings.LANGUAGES / f"{code}.po").get(sentence, sentence)


@cache
def _languages(folder: Path) -> dict[str, Language]:
    files = sorted(folder.glob("*.po"))
    return {ENGLISH: Language(ENGLISH, "English", is_draft=False)} | {file.stem: _of_file(file) for file in files}


def _of_file(file: Path) -> Language:
    from babel import Locale

    code, header = file.stem, file.read_text("utf-8").partition("\nmsgid")[0]
    name = Locale.parse(code).get_language_name(code) or code
    return Language(code, name.capitalize(), "#, fuzzy" in header)  # so gettext marks what is still to be checked


@cache
def _sentences(file: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with file.open("rb") as text:
        return {str(entry.id): str(entry.string) for entry in read_po(text, file.stem) if entry.id and entry.string}
