"""A table of counts, shares or averages is nobody's answers: it is named as a summary, and no mapping is asked for."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property

from domain.columns import AS_EXPORTED, WITH_REFERENCE
from domain.declared.frameworks import Framework
from domain.declared.references import reference, vocabulary
from domain.spelling import folded
from etl.read.layouts.export_layout import carried_forward, cell, key
from etl.read.staging.headers import bare
from etl.read.staging.table import Table
from etl.refusals import FileRefused


FIGURE = re.compile(r"-?\d{1,3}(?:[ ,]\d{3})*(?:[.,]\d+)?\s?%?|-?\d+(?:[.,]\d+)?\s?%?")
PART = re.compile(r"-?0[.,]\d+|.*(?:[.,]\d{1,2}|[.,]\d{4,}|%)")  # of a whole: 3.37, 0.125, 40 %
HIGHEST_ANSWER = 10  # that a person gives; a greater whole number counts something
ROWS = 30  # below the header that are looked at
FEWEST_COLUMNS, FEWEST_ROWS, FEWEST_NAMES = 3, 2, 2
LONGEST_HEADER = 4  # words of what heads a figure: “number of all responses”
MOSTLY = 0.5
LABELS = (*AS_EXPORTED, *WITH_REFERENCE, "wave", "rater_group", "measure", "dimension", "level")


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(map(key, reference("summary_words")[part]))


def refuse_summary_by_question(table: Table) -> None:
    """Raises FileRefused where the table's first rows hold a tool's words for a summary."""
    sure = _words("sure")
    found = {key(text) for row in table.sheet.top[:ROWS] for text in row.cells} & (sure | _words("others"))
    if found & sure and len(found) > 1:
        raise FileRefused("summary_by_question")


@contextmanager
def summaries_named(table: Table, framework: Framework) -> Generator[None]:
    """Says of a refused table that it is a summary, where it looks like one."""
    try:
        yield
    except FileRefused:
        if _is_summary(table, framework):
            raise FileRefused("summary_of_figures") from None
        raise


@dataclass(frozen=True)
class _Column:
    """A column with anything in its first rows; `meaning` is that of ours which its header names, None where it names none."""

    header: str
    meaning: str | None
    values: list[str]  # a row each, "" where nothing stands

    @cached_property
    def written(self) -> list[str]:
        return list(filter(None, self.values))

    @cached_property
    def are_figures(self) -> bool:
        return all(map(FIGURE.fullmatch, self.written))

    @cached_property
    def holds_parts(self) -> bool:
        return any(map(PART.fullmatch, self.written))

    @property
    def sums_up(self) -> bool:
        """Whether it is headed as what is counted or averaged, or holds averages: in a table of one figure a row."""
        words = folded(self.header).replace("%", "% ").split()
        is_headed = 0 < len(words) <= LONGEST_HEADER and not _words("figures").isdisjoint((words[0], words[-1]))
        return is_headed or sum(map(bool, map(PART.fullmatch, self.written))) > MOSTLY * len(self.written)


def _is_summary(table: Table, framework: Framework) -> bool:
    """Whether the table has nobody's code, and figures under many headers or one figure for each combination of labels."""
    rows = [row.cells for row in table.sheet.top if row.number > table.header_row][:ROWS]
    meanings = vocabulary("column").meanings
    columns = [
        _Column(text, meanings.get(folded(bare(text))), [cell(cells, place) for cells in rows])
        for place, text in enumerate(table.header)
        if text.strip()
    ]
    if len(rows) < FEWEST_ROWS or "subject_id" in {column.meaning for column in columns}:
        return False
    written = [column for column in columns if column.written]
    return _holds_figures(written, framework) or _has_a_figure_a_row(written, framework)


def _holds_figures(columns: list[_Column], framework: Framework) -> bool:
    """Whether most columns hold parts of a whole, or counts of groups, with another label in each row."""
    figures = [column for column in columns if column.are_figures]
    labels = next((column.written for column in columns if not column.are_figures), [])
    if len(figures) < max(FEWEST_COLUMNS, MOSTLY * len(columns)) or len(set(labels)) < len(labels):
        return False
    parts = sum(column.holds_parts for column in figures)
    counts = sum(any(map(_counts_something, column.written)) for column in figures)
    is_of_groups = any(column.meaning in AS_EXPORTED and not column.are_figures for column in columns)
    is_by_level = sum(bool(framework.level_of(column.header)) for column in figures) >= FEWEST_NAMES
    may_be_counts = is_of_groups or is_by_level or len(_dimensions(labels, framework)) >= FEWEST_NAMES
    return parts > MOSTLY * len(figures) or (may_be_counts and parts + counts > MOSTLY * len(figures))


def _has_a_figure_a_row(columns: list[_Column], framework: Framework) -> bool:
    """Whether beside figures that sum up stand labels alone (a question, a level, a group), combined anew in each row."""
    figures = [column for column in columns if column.are_figures and column.sums_up]
    labels = [column for column in columns if column not in figures]
    if not figures or not all(_is_label(column, framework) for column in labels):
        return False
    # A question may stand once, above the rows of its answers.
    combined = list(zip(*(carried_forward(column.values) for column in labels), strict=True))
    return bool(combined) and len(set(combined)) == len(combined)


def _is_label(column: _Column, framework: Framework) -> bool:
    return (
        column.meaning in LABELS
        or key(column.header) in _words("labels")
        or len(_dimensions(column.written, framework)) >= FEWEST_NAMES
    )


def _dimensions(texts: list[str], framework: Framework) -> set[str]:
    """The framework's dimensions that these texts name."""
    return {text for text in texts if folded(text) in framework.dimension_spellings}


def _counts_something(text: str) -> bool:
    digits = re.sub(r"[ ,]", "", text)
    return digits.isdecimal() and HIGHEST_ANSWER < int(digits[:9])
