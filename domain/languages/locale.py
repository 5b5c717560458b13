"""Numbers, dates, lists and plural forms as the language that is spoken writes them: English by itself, any other by CLDR (Babel)."""

import datetime
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from domain.languages.speaking import ENGLISH, language


if TYPE_CHECKING:
    from babel import Locale

A_OR_AC = re.compile(r"\ba\(c\)(?= \W*(\w))")  # CLDR leaves it open whether the Welsh "and" stands before a vowel
VOWELS = "aeiouwyâêîôûŵŷ"
IN_ORDER = ("zero", "one", "two", "few", "many", "other")  # CLDR's plural forms


def tag() -> str:
    """The language as documents name it, with the country that most of its readers live in: "en-GB", "cy-GB"."""
    if language() == ENGLISH:
        return "en-GB"
    from babel.core import get_global

    return f"{language()}-{get_global('likely_subtags')[language()].rpartition('_')[2]}"


def chosen(number: float, texts: Sequence[str]) -> str:
    """The text for a number: of one text that, of two the first for one, of more that of the number's plural form."""
    if len(texts) < 3 or language() == ENGLISH:
        return texts[0] if number == 1 else texts[-1]
    rule = _locale(language()).plural_form
    forms = [form for form in IN_ORDER if form in rule.tags or form == "other"]
    return texts[min(forms.index(rule(number)), len(texts) - 1)]


def punctuated(written: str) -> str:
    """A number that Python wrote, "1,234.5", with the language's own marks."""
    if language() == ENGLISH:
        return written
    marks = _marks(language())
    return written if marks == ENGLISH_MARKS else written.translate(str.maketrans(ENGLISH_MARKS, marks))


def date(day: datetime.date) -> str:
    """A date in words: "4 January 2026"."""
    if language() == ENGLISH:
        return f"{day.day} {day:%B %Y}"
    from babel.dates import format_date

    return format_date(day, "d MMMM y", _locale(language()))


def listed(names: Sequence[str], joint: str) -> str:
    """`A`, `A and B`, `A, B and C`, or with "or"; "" where there are none."""
    if language() == ENGLISH:
        *rest, last = names or [""]
        return f"{', '.join(rest)} {joint} {last}" if rest else last
    from babel.lists import format_list

    said = format_list(names, "or" if joint == "or" else "standard", _locale(language()))
    return A_OR_AC.sub(lambda found: "ac" if found[1].casefold() in VOWELS else "a", said)


ENGLISH_MARKS = ",."


@cache
def _marks(code: str) -> str:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_group_symbol(_locale(code)) + get_decimal_symbol(_locale(code))


@cache
def _locale(code: str) -> "Locale":
    from babel import Locale

    return Locale.parse(code)
