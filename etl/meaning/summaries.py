"""A table of counts, shares or averages is nobody's answers: it is named as a summary, and no mapping is asked for."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from etl.read.staging.headers import bare
from etl.read.staging.table import Table
from etl.read.tools.export_layout import cell, key
from etl.refusals import FileRefused
from etl.vocabulary import folded, reference, vocabulary


GET_ANSWERS = "download all individual responses instead (one row a person), and load that file."
BY_QUESTION = f"This is a summary by question, not people's answers: {GET_ANSWERS}"
OF_FIGURES = f"This is a summary (averages, shares or counts of groups), not people's answers: {GET_ANSWERS}"
FIGURE = re.compile(r"-?\d{1,3}(?:[ ,]\d{3})*(?:[.,]\d+)?\s?%?|-?\d+(?:[.,]\d+)?\s?%?")
PART = re.compile(r"-?0[.,]\d+|.*(?:[.,]\d{1,2}|[.,]\d{4,}|%)")  # of a whole: 3.37, 0.125, 40 %
HIGHEST_ANSWER = 10  # that a person gives; a greater whole number counts something
ROWS = 30  # below the header that are looked at
FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
MOSTLY = 0.5
GROUPS = ("organisation", "division", "team")


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    sure, others = (frozenset(map(key, reference("summary_words")[part])) for part in ("sure", "others"))
    return sure, sure | others


def refuse_summary_by_question(table: Table) -> None:
    """Raises FileRefused where the table's first rows hold a tool's words for a summary."""
    sure, words = _words()
    found = {key(text) for row in table.sheet.top[:ROWS] for text in row.cells} & words
    if found & sure and len(found) > 1:
        raise FileRefused(BY_QUESTION)


@contextmanager
def summaries_named(table: Table) -> Iterator[None]:
    """Says of a refused table that it is a summary, where it looks like one."""
    try:
        yield
    except FileRefused:
        if _holds_figures(table):
            raise FileRefused(OF_FIGURES) from None
        raise


def _holds_figures(table: Table) -> bool:
    """Whether most columns hold parts of a whole, or counts of groups, with another label in each row and nobody's code."""
    rows = [row.cells for row in table.sheet.top if row.number > table.header_row][:ROWS]
    meanings = vocabulary("column").meanings
    headed = [(meanings.get(folded(bare(text))), place) for place, text in enumerate(table.header) if text.strip()]
    columns = [(meaning, [cell(cells, place) for cells in rows]) for meaning, place in headed]
    if len(rows) < FEWEST_ROWS or "subject_id" in dict(columns):
        return False
    written = [(meaning, list(filter(None, values))) for meaning, values in columns if any(values)]
    figures = [values for _, values in written if all(map(FIGURE.fullmatch, values))]
    labels = next((values for _, values in written if values not in figures), [])
    if len(figures) < max(FEWEST_COLUMNS, MOSTLY * len(written)) or len(set(labels)) < len(labels):
        return False
    parts = sum(any(map(PART.fullmatch, values)) for values in figures)
    counts = sum(any(map(_counts_something, values)) for values in figures)
    is_of_groups = any(meaning in GROUPS and values not in figures for meaning, values in written)
    return parts > MOSTLY * len(figures) or (is_of_groups and parts + counts > MOSTLY * len(figures))


def _counts_something(text: str) -> bool:
    digits = re.sub(r"[ ,]", "", text)
    return digits.isdecimal() and HIGHEST_ANSWER < int(digits[:9])
