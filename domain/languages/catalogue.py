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


@cache
def languages() -> dict[str, Language]:
    """Every language, by code, English first."""
    codes = sorted(file.stem for file in settings.LANGUAGES.glob("*.po"))
    return {ENGLISH: Language(ENGLISH, "English", is_draft=False)} | {code: _of_file(code) for code in codes}


def called(code: str | None) -> str:
    """The code of the language that is meant; English where there is none of it."""
    return code if code and code in languages() else ENGLISH


def N_(sentence: str) -> str:
    """The sentence as it stands: here it is found for the catalogues, and where the language is known `_` says it."""
    return sentence


def translated(sentence: str) -> str:
    """What stands for an English sentence in the language that is spoken; itself where the catalogue has nothing."""
    code = language()
    return sentence if code == ENGLISH else _sentences(code).get(sentence, sentence)


@cache
def _sentences(code: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with path_of(code).open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, code) if entry.id and entry.string}


def _of_file(code: str) -> Language:
    from babel import Locale

    header = (
        path_of(code).read_text("utf-8").partition("\nmsgid")[0]
    )  # gettext marks what is still to be checked "fuzzy"
    return Language(code, (Locale.parse(code).get_language_name(code) or code).capitalize(), "#, fuzzy" in header)


def path_of(code: str) -> Path:
    """The file of a language's catalogue."""
    return settings.LANGUAGES / f"{code}.po"
