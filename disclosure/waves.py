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
QUARTER = re.compile(r"\bq([1-4])\b")


@dataclass(frozen=True)
class Wave:
    """One round of assessment; `first_load` is the first batch that brought it."""

    name: str
    wave_date: date | None
    first_load: int


def in_order(waves: list[Wave]) -> list[Wave]:
    """By date, else by the year and season or month in the name; one with neither follows the wave loaded before it."""
    dated = [(moment, wave.first_load, wave.name, wave) for wave in waves if (moment := _moment(wave))]
    ordered = [wave for *_, wave in sorted(dated, key=lambda entry: entry[:3])]
    undated = sorted((wave for wave in waves if not _moment(wave)), key=lambda wave: (wave.first_load, wave.name))
    for wave in undated:
        before = [other for other in ordered if _loaded(other) < _loaded(wave)]
        ordered.insert(ordered.index(max(before, key=_loaded)) + 1 if before else 0, wave)
    return ordered


def _loaded(wave: Wave) -> tuple[int, str]:
    return wave.first_load, wave.name


def _moment(wave: Wave) -> tuple[int, int, int] | None:
    if wave.wave_date:
        return wave.wave_date.year, wave.wave_date.month, wave.wave_date.day
    name = wave.name.casefold()
    year = YEAR.search(name)
    if not year:
        return None
    if numeric := NUMERIC_MONTH.search(name):
        return int(year[0]), int(numeric[1]), 1
    if quarter := QUARTER.search(name):
        return int(year[0]), 3 * int(quarter[1]) - 2, 1
    months = [MONTHS[word] for word in re.findall(r"[a-z]+", name) if word in MONTHS]
    return int(year[0]), months[0] if months else 1, 1
