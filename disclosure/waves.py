"""The order of an organisation's waves in time."""

import re
from dataclasses import dataclass
from datetime import date


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
IN_SECOND_YEAR = {"january", "jan", "february", "feb", "march", "mar", "spring", "summer"}  # of a split year
FIRST, BETWEEN, LAST = range(3)  # places of waves that have no year, in the course of a programme
STAGES = dict.fromkeys(("pre", "baseline", "before", "start", "beginning"), FIRST) | dict.fromkeys(
    ("post", "after", "followup", "end", "final", "endline"), LAST
)
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


@dataclass(frozen=True)
class Wave:
    """One round of assessment; `first_load` is the first batch that brought it."""

    name: str
    wave_date: date | None
    first_load: int


def in_order(waves: list[Wave]) -> list[Wave]:
    """By date, else by the year and season or month in the name, else by its words and numbers (pre, post, wave 10).

    One without a year stands after the wave loaded before it, and after those that its words and numbers put first.
    """
    dated = [(moment, *_place(wave), wave) for wave in waves if (moment := _moment(wave))]
    ordered = [wave for *_, wave in sorted(dated, key=lambda entry: entry[:-1])]
    undated = sorted((wave for wave in waves if not _moment(wave)), key=_place)
    least = 0
    for wave in undated:
        before = [other for other in ordered if _moment(other) and _loaded(other) < _loaded(wave)]
        after = ordered.index(max(before, key=_loaded)) + 1 if before else 0
        ordered.insert(max(least, after), wave)
        least = ordered.index(wave) + 1
    return ordered


def _loaded(wave: Wave) -> tuple[int, str]:
    return wave.first_load, wave.name


def _place(wave: Wave) -> tuple[int, list[int], int, str]:
    """By stage, by the numbers in digits or words (years aside), and where these say nothing by first load."""
    name = YEAR.sub(" ", wave.name.casefold())
    words = re.findall(r"[a-z]+|\d+", re.sub(r"follow[\s-]*up", "followup", name))
    stage = next((STAGES[word] for word in words if word in STAGES), BETWEEN)
    numbers = [int(word) if word.isdigit() else NUMBERS[word] for word in words if word.isdigit() or word in NUMBERS]
    return stage, numbers, wave.first_load, wave.name


def _moment(wave: Wave) -> tuple[int, int, int] | None:
    if wave.wave_date:
        return wave.wave_date.year, wave.wave_date.month, wave.wave_date.day
    name = wave.name.casefold()
    named = [word for word in re.findall(r"[a-z]+", name) if word in MONTHS]
    found, short = YEAR.search(name), SHORT_YEAR.search(name)
    if not found and not (named and short):
        return None
    year = int(found[0]) if found else 2000 + int(short[1])
    quarter = QUARTER.search(name)
    if _is_split(name):  # its first quarter begins in April
        month = MONTHS[named[0]] if named else 3 * int(quarter[1]) + 1 if quarter else 4
        is_second = named[0] in IN_SECOND_YEAR if named else month > 12
        return year + is_second, (month - 1) % 12 + 1, 1
    if numeric := NUMERIC_MONTH.search(name) or MONTH_FIRST.search(name):
        return year, int(numeric[1]), 1
    if quarter:
        return year, 3 * int(quarter[1]) - 2, 1
    return year, MONTHS[named[0]] if named else 1, 1


def _is_split(name: str) -> bool:
    """Whether it names two years that follow each other, as 2025/26 does and 2011-12, a month, does not."""
    found = SPLIT_YEAR.search(name)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        return False
    return int(found[2]) > 12 or "/" in found[0]
