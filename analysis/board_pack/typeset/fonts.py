"""Which letters the fonts of this machine can draw: a PDF/UA with one that they can't is refused by typst."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import typst

from analysis.board_pack import letters
from analysis.board_pack.description import Chart, Pack


HERE = Path(__file__).parent
FONTS = ("Arial", "Liberation Sans", "Arimo", "Roboto")  # the NHS's, and what looks like it where it is not installed
PDF_STANDARD = "ua-1"  # accessible to readers who can't see it
JOINER = "\u200d"
JOINED = ("Mn", "Me", "Mc", "Cf")  # categories of what is drawn as one with the letter before it


def drawable(pack: Pack) -> Pack:
    """The pack with a mark in place of what no font draws. Where ours lack a letter, typst takes any other that has it."""
    undrawn = _undrawn(pack)
    return letters.marked(pack, undrawn) if undrawn else pack


def drawable_chart(chart: Chart) -> Chart:
    undrawn = _undrawn(chart)
    return letters.in_parts(chart, undrawn) if undrawn else chart


def _undrawn(part) -> re.Pattern | None:
    signs = sorted({sign for text in letters.texts(part) if not text.isascii() for sign in _signs(text)})
    if _are_drawn(tuple(signs)):
        return None
    undrawn = sorted((sign for sign in signs if not _are_drawn((sign,))), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, undrawn))) if undrawn else None


def _signs(text: str) -> list[str]:
    """What is drawn as one: a letter with its accents, an emoji of several characters."""
    signs: list[str] = []
    for letter in text:
        if signs and (unicodedata.category(letter) in JOINED or signs[-1].endswith(JOINER)):
            signs[-1] += letter
        elif not letter.isspace():
            signs.append(letter)
    return [sign for sign in signs if not sign.isascii()]


@cache
def _are_drawn(signs: tuple[str, ...]) -> bool:
    try:
        typst.compile(
            HERE / "signs.typ",
            root=HERE,
            sys_inputs={"signs": " ".join(signs), "fonts": ",".join(FONTS)},
            format="pdf",
            pdf_standards=PDF_STANDARD,
        )
    except typst.TypstError:
        return False
    return True
