"""When two texts are spelled alike."""

import re
import unicodedata
from functools import lru_cache


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
