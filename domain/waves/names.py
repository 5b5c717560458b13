"""What the name of a wave says of its place in time: year, season, month, stage, number."""

import re
from typing import NamedTuple


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar", "spring"),
            ("april", "apr"),
            ("may",),
            ("june", "jun", "summer"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept", "autumn", "fall"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec", "winter"),
        ),
        start=1,
    )
    for name in names
}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NUMERIC_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d[-/. ](0?[1-9]|1[0-2])(?!\d)")
MONTH_FIRST = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[-/. ](?:19|20)\d\d(?!\d)")
SPLIT_YEAR = re.compile(r"(?<!\d)(?:19|20)(\d\d)\s?[/–-]\s?(?:20)?(\d\d)(?!\d)")  # a financial or academic year
SHORT_YEAR = re.compile(r"(?<!\d)['’]?([1-6]\d)(?!\d)")  # beside a month's or a season's name
QUARTER = re.compile(r"\bq([1-4])\b")
MONTHS_OF_SEASON = dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), 3)
WORD = re.compile(r"[^\W\d_]+|\d+")
ORDINALS = {"st", "nd", "rd", "th"}  # behind a number
IN_SECOND_YEAR = {"january", "jan", "february", "feb", "march", "mar", "spring", "summer"}  # of a split year
FIRST, BETWEEN, LAST = range(3)  # places of waves that have no year, in the course of a programme
STAGES = dict.fromkeys(
    ("pre", "pretest", "baseline", "before", "initial", "start", "beginning", "earlier"), FIRST
) | dict.fromkeys(("post", "posttest", "after", "followup", "end", "final", "endline", "later"), LAST)
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            ("one", "first", "i"), ("two", "second", "ii"), ("three", "third", "iii"), ("four", "fourth", "iv"), ("five", "fifth", "v"),
            ("six", "sixth", "vi"), ("seven", "seventh"), ("eight", "eighth"), ("nine", "ninth"), ("ten", "tenth"),
        ),
        start=1,
    )
    for word in words
}  # fmt: skip


class When(NamedTuple):
    """A time in days, months counted as 31: the one by which waves are sorted, and between which two it must lie."""

    sorted_by: int
    earliest: int
    latest: int


class Words(NamedTuple):
    """What a name says besides a year: `others` are the words that say nothing of an order."""

    stage: int
    numbers: list[int]
    month: int  # 0: none
    others: frozenset[str]


def day(year: int, month: int, number: int = 1) -> int:
    """A day as `When` counts them; months before January and after December are of the years beside."""
    return 31 * (12 * year + month - 1) + number - 1


def when(name: str) -> When | None:
    """The time that a name tells with its year; None: it has no year."""
    name = name.casefold()
    named = _months(name)
    if found := YEAR.search(name):
        year = int(found[0])
    elif named and (short := SHORT_YEAR.search(name)):
        year = 2000 + int(short[1])
    else:
        return None
    quarter = QUARTER.search(name)
    if _is_split(name):  # its first quarter begins in April
        if quarter and not named:
            return _months_from(year, 3 * int(quarter[1]) + 1, 3)
        if not named:
            return _months_from(year, 4, 12)
        return _months_from(year + (named[0] in IN_SECOND_YEAR), MONTHS[named[0]], MONTHS_OF_SEASON.get(named[0], 1))
    if numeric := NUMERIC_MONTH.search(name) or MONTH_FIRST.search(name):
        return _months_from(year, int(numeric[1]), 1)
    if quarter:
        return _months_from(year, 3 * int(quarter[1]) - 2, 3)
    if not named:
        return _months_from(year, 1, 12)
    if named[0] == "winter":  # the one that the year begins with, or the one that it ends with
        return When(day(year, 12), day(year, 1), day(year, 12, 31))
    return _months_from(year, MONTHS[named[0]], MONTHS_OF_SEASON.get(named[0], 1))


def words(name: str) -> Words:
    """The stage of a programme, the numbers in digits or words (years aside), the month or season, and all else."""
    text = re.sub(r"follow[\s-]*up", "followup", YEAR.sub(" ", name.casefold()))
    found = [word for word in WORD.findall(text) if word not in ORDINALS]
    stage = next((STAGES[word] for word in found if word in STAGES), BETWEEN)
    numbers = [int(word) if word.isdigit() else NUMBERS[word] for word in found if word.isdigit() or word in NUMBERS]
    month = next((MONTHS[word] for word in found if word in MONTHS), 0)
    others = (word for word in found if not (word.isdigit() or word in NUMBERS or word in STAGES or word in MONTHS))
    return Words(stage, numbers, month, frozenset(word.removesuffix("s") for word in others))


def _months(name: str) -> list[str]:
    return [word for word in WORD.findall(name) if word in MONTHS]


def _months_from(year: int, month: int, number: int) -> When:
    first = day(year, month)
    return When(first, first, day(year, month + number) - 1)


def _is_split(name: str) -> bool:
    """Whether it names two years that follow each other, as 2025/26 does and 2011-12, a month, does not."""
    found = SPLIT_YEAR.search(name)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        return False
    return int(found[2]) > 12 or "/" in found[0]
