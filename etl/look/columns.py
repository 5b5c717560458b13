"""All columns of an unknown export, each with what it may mean; a meaning that one column alone can have goes to the likeliest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import duckdb

from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.door.look import ColumnSeen, Suggestion
from domain.message import said
from domain.spelling import folded, tidied
from etl.look.sides_seen import with_sides
from etl.look.suggest import SURE, are_answers, rank, suggestion
from etl.look.values_shown import harmless_values
from etl.read.staging.coding import UNREAD
from etl.read.staging.our_columns import OUR_COLUMNS
from etl.read.staging.table import Table
from etl.read.staging.twins import Twins


ASKED_ALIKE = 3  # columns with the same answers are questions
NAMES = (*OUR_COLUMNS, "dimension", "level")
IDS = ("subject_id", "rater_id")


def look_at(
    con: duckdb.DuckDBPyConnection, table: Table, framework: Framework, mapping: Mapping | None = None
) -> list[ColumnSeen]:
    """One entry per column of the export, in its order; a meaning that only one column can have goes to the likeliest."""
    table.stage(con, {UNREAD.format(place): place for place in range(len(table.header))})
    known = meanings_by_header(mapping) if mapping else {}
    settled = []
    suggested = _as_the_tool_says(_suggested(_seen(con, table, framework), framework), table)
    columns = _settled(suggested, framework, Twins(table).are_one)
    for column in with_sides(columns, table, framework, mapping):
        meaning = meaning_of(column, known) or (column.suggestion.meaning if column.suggestion else "")
        settled.append(replace(column, values=[]) if meaning in IDS else column)
    return settled


def meanings_by_header(mapping: Mapping) -> dict[str, str]:
    """From each column that a mapping names, folded, to the column of ours or the dimension that it is."""
    known = {folded(header): ours for ours, header in mapping.columns.items()}
    known |= {folded(header): ours for ours, headers in mapping.columns_of_sides.items() for header in headers}
    if "dimension" not in mapping.columns:  # there they are words in one column
        for dimension, questions in mapping.dimensions.items():
            known |= dict.fromkeys(map(folded, questions), dimension)
    return known


def meaning_of(column: ColumnSeen, known: dict[str, str]) -> str | None:
    return known.get(folded(column.called)) or known.get(folded(column.header))


def _seen(con: duckdb.DuckDBPyConnection, table: Table, framework: Framework) -> list[ColumnSeen]:
    headers = {UNREAD.format(place): tidied(str(text)) for place, text in enumerate(table.header)}
    values = harmless_values(con, headers, framework)
    return [
        ColumnSeen(header, distinct, table.in_order(written), called=called)
        for header, (distinct, written), called in zip(
            headers.values(), map(values.__getitem__, headers), table.called, strict=True
        )
    ]


def _suggested(columns: list[ColumnSeen], framework: Framework) -> Iterator[ColumnSeen]:
    shared = Counter(value for column in columns for value in set(map(folded, column.values)))
    alike = frozenset(value for value, number in shared.items() if number >= ASKED_ALIKE)
    for column in columns:
        column = replace(column, is_question=are_answers(column.values, framework, alike))
        yield replace(column, suggestion=suggestion(column, framework))


def _as_the_tool_says(columns: Iterable[ColumnSeen], table: Table) -> Iterator[ColumnSeen]:
    """What the tool's own id of a column says it is, as a load reads it, unless a header says so of another."""
    headed = set(map(folded, table.header))
    ours = [name if name in NAMES and folded(name) not in headed else "" for name in table.second_names]
    for column, name in zip(columns, ours, strict=True):
        if name:
            yield replace(column, suggestion=Suggestion(name, SURE, said("named_by_tool")))
        elif column.suggestion and column.suggestion.meaning in ours:
            yield replace(column, suggestion=None)
        else:
            yield column


def _settled(
    seen: Iterable[ColumnSeen], framework: Framework, are_one: Callable[[list[int]], bool]
) -> list[ColumnSeen]:
    columns = list(seen)
    dimension_ids = {dimension.dimension_id for dimension in framework.dimensions}
    likeliest: dict[str, tuple[bool, int]] = {}
    for column in columns:
        if found := column.suggestion:
            likeliest[found.meaning] = max(likeliest.get(found.meaning, (False, 0)), rank(found))
    taken: set[str] = set()
    settled: list[ColumnSeen] = []
    asked: dict[str, int] = {}
    for place, column in enumerate(columns):
        found = column.suggestion
        if found and found.meaning not in dimension_ids:
            if found.meaning in taken or rank(found) < likeliest[found.meaning]:
                found = None
            else:
                taken.add(found.meaning)
        elif (
            found and found.score == SURE
        ):  # a dimension's own name; under it a second question asks for something else
            first = asked.setdefault(found.meaning, place)
            found = replace(found, is_sure=found.is_sure and (first == place or are_one([first, place])))
        settled.append(replace(column, suggestion=found))
    return settled
