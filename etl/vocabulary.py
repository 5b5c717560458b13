"""The reference vocabularies: official names in official order, and every spelling that means one of them."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import settings


SEPARATORS = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
# Marks that copying between programs leaves in a cell and nobody sees: zero-width, direction, byte order, control.
CONTROL = [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]  # but for those that are spaces
INVISIBLE = dict.fromkeys(
    [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *CONTROL]
)
TEXTS_REMEMBERED = 8_192  # names and headers are looked up time and again, by every tool and under every delimiter


@lru_cache(TEXTS_REMEMBERED)
def tidied(text: str) -> str:
    """The text as its writer meant it: no invisible marks, single plain spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())


@lru_cache(TEXTS_REMEMBERED)
def folded(text: str) -> str:
    """What two spellings of one thing have in common: case, dashes, underscores and “&” do not tell them apart."""
    return SEPARATORS.sub(" ", tidied(text).replace("&", " and ")).strip().casefold()


@dataclass(frozen=True)
class Vocabulary:
    """One list of data/reference/: `names` in official order, `meanings` from folded spelling to name (or id)."""

    names: tuple[str, ...]
    meanings: dict[str, str]

    def meaning(self, text: str) -> str | None:
        return self.meanings.get(folded(text))


@cache
def reference(name: str) -> dict:
    """The content of a file of data/reference/."""
    return tomllib.loads((settings.REFERENCE / f"{name}.toml").read_text("utf-8"))


@cache
def vocabulary(column: str) -> Vocabulary:
    """The vocabulary of rater_group, of column, or of a group column that has one; a value with an `id` is stored by it."""
    values = reference(f"{column}s")["values"]
    meanings = {}
    for value in values:
        stored = value.get("id", value["name"])
        for spelling in (stored, value["name"], *value.get("aliases", [])):
            meanings[folded(spelling)] = stored
    return Vocabulary(tuple(value["name"] for value in values), meanings)


# What programs write into a cell that has no value: database and statistics tools, spreadsheets with their errors.
NO_VALUE = (
    "-", "–", "—", "?", "n/a", "na", "nan", "nil", "none", "null", "(null)", "undefined", "(blank)", "(empty)",
    "#n/a", "#null!", "#ref!", "#value!", "#name?", "#num!", "#div/0!", "#spill!", "#calc!",
)  # fmt: skip
MEASURES = {"performance": "performance", "level": "performance", "importance": "importance"}
