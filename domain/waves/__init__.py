"""The order of an organisation's waves in time, and where nothing says it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.waves.names import When, Words, day, when, words


@dataclass(frozen=True)
class Wave:
    """One round of assessment; `first_load` is the first batch that brought it."""

    name: str
    wave_date: date | None
    first_load: int


def in_order(waves: Sequence[Wave], said: Sequence[str] = ()) -> list[Wave]:
    """As `said`, else by date, else by the year and season or month in the name, else by its words and numbers.

    One without a year stands after the wave loaded before it, and after those that its words and numbers put first.
    What was said does not stand against the dates of the exports.
    """
    dated = [(moment.sorted_by, *_place(wave), wave) for wave in waves if (moment := _when(wave))]
    ordered = [wave for *_, wave in sorted(dated, key=lambda entry: entry[:-1])]
    undated = sorted((wave for wave in waves if not _when(wave)), key=_place)
    least = 0
    for wave in undated:
        before = [other for other in ordered if _when(other) and _loaded(other) < _loaded(wave)]
        after = ordered.index(max(before, key=_loaded)) + 1 if before else 0
        ordered.insert(max(least, after), wave)
        least = ordered.index(wave) + 1
    holding = _holding(waves, said)
    as_said = iter(sorted((wave for wave in waves if wave.name in holding), key=lambda wave: holding.index(wave.name)))
    return [next(as_said) if wave.name in holding else wave for wave in ordered]


def in_doubt(ordered: Sequence[Wave], said: Sequence[str] = ()) -> list[tuple[Wave, Wave]]:
    """Neighbours of which only the alphabet, the order of loads or a guess says which is earlier."""
    holding = set(_holding(ordered, said))
    pairs = zip(ordered, ordered[1:], strict=False)
    return [pair for pair in pairs if not ({pair[0].name, pair[1].name} <= holding or _is_sure(*pair))]


def merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """One order of names: that of the first, with what the others add behind what it follows there."""
    names: list[str] = []
    for order in orders:
        place = 0
        for name in order:
            if name not in names:
                names.insert(place, name)
            place = names.index(name) + 1
    return names


def _holding(waves: Iterable[Wave], said: Sequence[str]) -> list[str]:
    """What of the order said holds: without the waves that have dates, where these say otherwise."""
    dates = {wave.name: wave.wave_date for wave in waves}
    there = [name for name in said if name in dates]
    dated = [date for name in there if (date := dates[name])]
    return there if dated == sorted(dated) else [name for name in there if not dates[name]]


def _is_sure(earlier: Wave, later: Wave) -> bool:
    one, other = _when(earlier), _when(later)
    return bool(one and other and one.latest < other.earliest) or _is_told(words(earlier.name), words(later.name))


def _is_told(one: Words, other: Words) -> bool:
    """Whether words say which is earlier; numbers only count the same thing where the words beside them do not differ."""
    if one.stage != other.stage:
        return one.stage < other.stage
    return one.numbers < other.numbers and (one.others <= other.others or other.others <= one.others)


def _loaded(wave: Wave) -> tuple[int, int, list[int], str]:
    said = words(wave.name)
    return wave.first_load, said.stage, said.numbers, wave.name


def _place(wave: Wave) -> tuple[int, list[int], int, int, str]:
    """By stage, by numbers, and where these say nothing by first load."""
    said = words(wave.name)
    return said.stage, said.numbers, wave.first_load, said.month, wave.name


def _when(wave: Wave) -> When | None:
    if wave.wave_date:
        return When(*[day(wave.wave_date.year, wave.wave_date.month, wave.wave_date.day)] * 3)
    return when(wave.name)
