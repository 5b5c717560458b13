"""What figures of the same people have in common: between dimensions, and between two waves; for intervals.

People who are high on one dimension, or in one wave, mostly are on the next, so that differences between the two are surer
than if other people had been asked. Published is one correlation a slice between dimensions (the mean over all pairs of
them), of being at a high level, and two a pair of waves, of that and of the level, with how many people are in both: of a
whole organisation, from 50 people on, to one decimal and at most 0.9, people rounded down to fifties. So none moves with one
person's answer but by chance, and 1.0, which would tell everybody's answers of one wave in the other, is never said.

Between dimensions it is reckoned from the people that the ledger keeps as published, as the intra-class correlation is.
Between waves that can't be, for the ledger keeps nobody's key: it is reckoned from the records where nothing of either slice
waits, so that records and publication are the same people, and else stands as the ledger keeps it from the last time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import mul
from pathlib import Path
from typing import Any

import duckdb

from disclosure.count.columns import Ask
from domain.declared.frameworks import Framework


SQL = Path(__file__).parent
FEWEST_PEOPLE = 50
ROUNDED_TO = 50  # people in both waves, downwards
MOST = 0.9  # of a published correlation


def know_levels(store: duckdb.DuckDBPyConnection, frameworks: dict[str, Framework]) -> None:
    """Makes the tables that counting needs: which levels are high, and where people in two waves go."""
    store.execute("create or replace temp table high_levels (framework_id varchar, high utinyint[])")
    for framework_id, framework in frameworks.items():
        high = framework.high_levels
        store.execute("insert into high_levels values ($1, $2)", [framework_id, high])
    tell_two_waves(store, [])


def tell_two_waves(store: duckdb.DuckDBPyConnection, rows: list[tuple[Any, ...]]) -> None:
    """Makes the table of people in two waves, with the rows that were counted elsewhere, if any were."""
    store.execute(
        "create or replace temp table people_in_two_waves"
        " (first_id bigint, second_id bigint, dimension_id varchar, people bigint, of_levels double, of_shares double)"
    )
    if rows:
        store.executemany("insert into people_in_two_waves values ($1, $2, $3, $4, $5, $6)", rows)


def shown(
    store: duckdb.DuckDBPyConnection, wholes: dict[int, tuple[int, set[str]]], frameworks: dict[str, Framework]
) -> list[tuple[int, int, str, list[int]]]:
    """The rows of shown_dimensions, which is made of them: the ledger's number of a slice, today's, a dimension on which the
    organisation is shown, its high levels. `wholes` has the same, by the ledger's number."""
    framework_of = dict(store.execute("select slice_number, framework_id from kept.slices").fetchall())
    rows = [
        (number, slice_id, dimension, list(frameworks[framework_of[number]].high_levels))
        for number, (slice_id, shown_on) in wholes.items()
        for dimension in sorted(shown_on)
    ]
    store.execute(
        "create or replace temp table shown_dimensions"
        " (slice_number integer, slice_id integer, dimension_id varchar, high utinyint[])"
    )
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        store.execute("insert into shown_dimensions select unnest($1), unnest($2), unnest($3), unnest($4)", columns)
    return rows


def between_dimensions(ask: Ask) -> Iterator[dict[str, Any]]:
    """The rows of dimension_correlations, on the dimensions that are `shown`."""
    for slice_id, correlation in ask((SQL / "in_common.sql").read_text(encoding="utf-8"), {"fewest": FEWEST_PEOPLE}):
        if correlation is not None:
            yield {"slice_id": slice_id, "correlation": rounded(correlation)}


def between_waves(
    store: duckdb.DuckDBPyConnection, wholes: dict[int, tuple[int, set[str]]], waiting: Iterable[int]
) -> Iterator[dict[str, Any]]:
    """The rows of wave_correlations, which the ledger then keeps. `waiting` are the ledger's numbers of the slices of which
    changes wait, or of which the records have nothing any more."""
    number_of = {slice_id: number for number, (slice_id, _) in wholes.items()}
    still = set(waiting)
    by_pair = defaultdict(list)
    for first, second, dimension, *figures in store.execute("from people_in_two_waves").fetchall():
        shown = all(one in number_of and dimension in wholes[number_of[one]][1] for one in (first, second))
        if shown and not {number_of[first], number_of[second]} & still and None not in figures:
            by_pair[number_of[first], number_of[second]].append(figures)
    settled = [number for number in wholes if number not in still]
    store.execute(
        "delete from kept.wave_correlations where list_contains($1, first_number) and list_contains($1, second_number)",
        [settled],
    )
    for pair, of_dimensions in by_pair.items():
        people, *correlations = zip(*of_dimensions, strict=True)
        if min(people) >= FEWEST_PEOPLE:
            means = [sum(map(mul, people, of_one)) / sum(people) for of_one in correlations]
            row = [*pair, min(people) // ROUNDED_TO * ROUNDED_TO, *map(rounded, means)]
            store.execute("insert into kept.wave_correlations values ($1, $2, $3, $4, $5)", row)
    for first, second, *published in store.execute("from kept.wave_correlations order by all").fetchall():
        if first in wholes and second in wholes:
            ids = {"slice_id": wholes[first][0], "other_slice_id": wholes[second][0]}
            yield ids | dict(zip(("people", "of_levels", "of_shares"), published, strict=True))


def rounded(correlation: float) -> float:
    """A correlation as it is published."""
    return round(min(max(correlation, 0.0), MOST), 1)
