"""The waves of a publication, in the order in which they are shown."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from domain.waves import Wave, in_order


def rows(waves: list[tuple[Any, ...]], orders: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """One row per organisation and wave, of organisation, wave, its date and first load."""
    for organisation, entries in groupby(sorted(waves, key=lambda row: row[0]), key=lambda row: row[0]):
        ordered = in_order([Wave(*entry[1:]) for entry in entries], orders.get(organisation, ()))
        for position, wave in enumerate(ordered, start=1):
            yield {"organisation": organisation, "wave": wave.name, "position": position, "wave_date": wave.wave_date}
