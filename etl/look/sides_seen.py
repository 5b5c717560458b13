"""Which columns of an export stand side by side, and whose answers each holds: by a mapping, else where their headers say it."""

from contextlib import suppress
from dataclasses import replace

from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.declared.sides import Side
from domain.door.look import ColumnSeen, Suggestion
from domain.message import said
from etl.look.suggest import SURE
from etl.read.staging.headers import Headers
from etl.read.staging.questions import questions_in
from etl.read.staging.sides.side_by_side import side_beside
from etl.read.staging.sides.sided_columns import SidedColumns
from etl.read.staging.table import Table
from etl.refusals import FileRefused


FEWEST_SIDES = 2


def with_sides(
    columns: list[ColumnSeen], table: Table, framework: Framework, mapping: Mapping | None
) -> list[ColumnSeen]:
    """The columns, those of a side with that side; a dimension may then be more than one column's sure meaning."""
    if mapping and mapping.toml_text:
        sides = mapping.sides
        return [
            replace(column, side=side.said())
            if (side := sides.get(column.called, sides.get(column.header)))
            else column
            for column in columns
        ]
    seen = list(columns)
    with suppress(FileRefused):  # two columns of one side: a reader has to say which is which
        headers = Headers(table.header, table.second_names)
        questions, unsure = questions_in(
            headers, framework, Mapping(), lambda place: table.holds_levels(place, framework)
        )
        if any(question.side for question in questions):
            questions += SidedColumns(headers, {}, questions, Mapping()).own()
            seen = [_unsure(column, framework) for column in seen]
            for question in questions:
                suggestion = Suggestion(question.dimension_id, SURE, said("header_says_side"))
                column = replace(seen[question.place], suggestion=suggestion, side=question.side.said())
                seen[question.place] = column
        for one in unsure:
            suggestion = Suggestion(one.dimension_id, SURE - 1, said("header_contains_name"), is_sure=False)
            seen[one.place] = replace(seen[one.place], suggestion=suggestion, beside=one.rest)
    return _of_other_questions(seen)


def _of_other_questions(columns: list[ColumnSeen]) -> list[ColumnSeen]:
    """The same with the sides of questions in words that name no dimension, where there are several."""
    told = {
        place: side_beside(column.header, at_ends=False)
        for place, column in enumerate(columns)
        if column.is_question and not column.side and not column.beside
    }
    if len({*told.values()} - {Side()}) < FEWEST_SIDES:
        return columns
    return [
        replace(column, side=told[place].said()) if told.get(place) else column for place, column in enumerate(columns)
    ]


def _unsure(column: ColumnSeen, framework: Framework) -> ColumnSeen:
    """Beside columns that say whose answers they hold, one that doesn't may hold averages of them."""
    found = column.suggestion
    if not found or found.meaning not in framework.dimension_spellings.values():
        return column
    return replace(column, suggestion=replace(found, is_sure=False))
