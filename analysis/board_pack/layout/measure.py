"""How much room a text takes in Arial, so that nothing is put where it does not fit; a little more rather than less."""

import re
from collections.abc import Sequence


ADVANCES = {  # thousandths of the font's size, as Arial and its metric twins have them
    222: "ijl'’‘|",
    278: " !,./:;I[\\]ft·",
    333: "()-r`“”{}",
    355: '"',
    500: "Jckvxsyz",
    556: "abdeghnopqu0123456789?_#$L–†+−<=>",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
WIDTHS = {sign: advance / 1000 for advance, signs in ADVANCES.items() for sign in signs}
OTHER = 0.65  # a sign that is not listed, of the font's size
BOLD = 1.12  # how much wider bold is
LEADING = 1.22  # a line's height, of the font's size


def width(text: str, size: float, is_bold: bool = False) -> float:
    """Points from the text's beginning to its end on one line."""
    return sum(WIDTHS.get(sign, OTHER) for sign in text) * size * (BOLD if is_bold else 1)


def longest_word(text: str, size: float, is_bold: bool = False) -> float:
    return max((width(word, size, is_bold) for word in _words(text)), default=0)


def lines(text: str, size: float, room: float, is_bold: bool = False) -> int:
    """Lines that the text takes in so much room; a word that is wider goes on in the next."""
    number, used = 1, 0.0
    for word in _words(text):
        long = width(word, size, is_bold)
        if used and used + long > room:
            number, used = number + 1, 0.0
        if long > room:
            number += int(long // room)
            long %= room
        used += long + width(" ", size)
    return number


def height(text: str, size: float, room: float, is_bold: bool = False) -> float:
    return lines(text, size, room, is_bold) * size * LEADING


def _words(text: str) -> list[str]:
    """What a line is not broken within: a hyphen lets it be broken behind it."""
    return [part for word in text.split() for part in re.findall(r"[^-]+-?|-", word)]


def largest(title: str, sizes: Sequence[float], width: float, room: float) -> float:
    """The first of the sizes in which a title, in bold, is no higher than its room; the last where it is in none."""
    return next((size for size in sizes if height(title, size, width, True) <= room), sizes[-1])
