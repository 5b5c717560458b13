"""What each column of an unknown export may mean: suggested from its header and its values, never taken unasked."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
from rapidfuzz import fuzz

from etl.frameworks import Framework
from etl.personal import sounds_personal
from etl.read.table import Table
from etl.values import WITH_REFERENCE
from etl.vocabulary import folded, tidied, vocabulary


SURE = 100
LIKELY = 70  # of 100: from here a meaning is suggested; below it the column is left out until somebody says
SHOWN_VALUES = 5
MOST_DISTINCT = 60  # values of a column; one with more may hold something personal and is not shown
LIKE_A_LIST = 0.5  # distinct values per row; likewise
UNDERSTOOD = 0.8  # of the distinct values: from here the values speak for a meaning
CLOSED_LISTS = ("role", "care_setting", "band", "rater_group")


@dataclass(frozen=True)
class Suggestion:
    """`meaning` is a column of ours or a dimension's id; `score` is of 100, and `because` says what it rests on."""

    meaning: str
    score: int
    because: str


@dataclass(frozen=True)
class ColumnSeen:
    """One column of the export; `values` are a few of its values, and none where they may be personal."""

    header: str
    distinct: int
    values: list[str]
    suggestion: Suggestion | None


def look_at(con: duckdb.DuckDBPyConnection, table: Table, framework: Framework) -> list[ColumnSeen]:
    """One entry per column of the export, in its order; a meaning that only one column can have goes to the likeliest."""
    table.stage(con, {f"column_{place}": place for place in range(len(table.header))})
    seen = [_look_at_column(con, place, tidied(str(header)), framework) for place, header in enumerate(table.header)]
    dimension_ids = {dimension.dimension_id for dimension in framework.dimensions}
    best: dict[str, int] = {}
    for column in seen:
        if column.suggestion:
            best[column.suggestion.meaning] = max(best.get(column.suggestion.meaning, 0), column.suggestion.score)
    taken, settled = set(), []
    for column in seen:
        suggestion = column.suggestion
        if suggestion and suggestion.meaning not in dimension_ids:
            if suggestion.score < best[suggestion.meaning] or suggestion.meaning in taken:
                suggestion = None
            else:
                taken.add(suggestion.meaning)
        settled.append(ColumnSeen(column.header, column.distinct, column.values, suggestion))
    return settled


def _look_at_column(con: duckdb.DuckDBPyConnection, place: int, header: str, framework: Framework) -> ColumnSeen:
    name = f"column_{place}"
    distinct, rows = con.execute(f"select count(distinct {name}), count({name}) from cells").fetchone()
    values = []
    if (
        distinct <= MOST_DISTINCT
        and (distinct <= LIKE_A_LIST * rows or distinct <= SHOWN_VALUES)
        and not sounds_personal(header)
    ):
        values = [
            tidied(value)
            for (value,) in con.execute(
                f"select {name} from cells where {name} is not null group by {name} order by count(*) desc, {name}"
            ).fetchall()
        ]
    return ColumnSeen(header, distinct, values[:SHOWN_VALUES], _suggestion(header, values, framework))


def _suggestion(header: str, values: list[str], framework: Framework) -> Suggestion | None:
    found = max([*_by_header(header, framework), *_by_values(values)], key=lambda found: found.score, default=None)
    if found is None or found.score < LIKELY:
        return None
    holds_levels = [framework.level_of(value) is not None for value in values]
    if (
        found.meaning in framework.dimension_spellings.values()
        and values
        and sum(holds_levels) < UNDERSTOOD * len(values)
    ):
        return None  # a question about a dimension whose answers are no levels, such as a comment on it
    return found


def _by_header(header: str, framework: Framework) -> Iterator[Suggestion]:
    text = folded(header)
    if not text:
        return
    spellings = dict(framework.dimension_spellings)
    spellings |= vocabulary("column").meanings
    for spelling, meaning in spellings.items():
        if spelling == text:
            yield Suggestion(meaning, SURE, "its header is that name")
        elif len(spelling) > 8 and spelling in text:
            yield Suggestion(meaning, 95, f"its header contains “{spelling}”")
        else:
            score = round(fuzz.ratio(spelling, text))
            if score >= LIKELY:
                yield Suggestion(meaning, score, f"its header is like “{spelling}”")


def _by_values(values: list[str]) -> Iterator[Suggestion]:
    for column in CLOSED_LISTS:
        known = sum(vocabulary(column).meaning(value) is not None for value in values)
        if len(values) > 1 and known >= UNDERSTOOD * len(values):
            yield Suggestion(column, round(90 * known / len(values)), f"{known} of its {len(values)} values are known")


def nearest_known(new_values: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """For each new role and care setting, the one in the reference that is most like it."""
    return {
        column: {
            value: max(vocabulary(column).names, key=lambda name: fuzz.WRatio(folded(name), folded(value)))
            for value in values
        }
        for column, values in new_values.items()
        if column in WITH_REFERENCE
    }
