"""Words that stand where a cell has no value: in a group's column they mean that it is not stated, and that is told."""

import re

import duckdb

import settings
from domain.declared.frameworks import Framework
from domain.door.load import Finding
from domain.message import said
from domain.spelling import folded
from domain.words import by_id
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import GROUPS


NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
MOST_TOLD = 8  # words of a column


def words_for_missing(framework: Framework) -> frozenset[str]:
    """What is no value in any column, folded: the framework's codes but for numbers, which may name a group or a person."""
    return frozenset(folded(code) for code in framework.codes_of_no_level if not NUMBER.fullmatch(code.strip()))


def missing_findings(con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Finding]:
    """For each column of groups, how many rows have such a word in place of a name. Needs `cells` and `meanings`."""
    words = con.execute(
        "select of_column, text from meanings where meaning = $not_stated and trim(text) <> ''",
        {"not_stated": settings.NOT_STATED},
    ).fetchall()
    found: dict[str, list[str]] = {name: [] for name in (*GROUPS, *columns.own) if name in columns.places}
    for name, text in words:
        if name in found and folded(text) != folded(settings.NOT_STATED):
            found[name].append(text)
    return [_finding(con, name, texts, columns.rows_counted) for name, texts in found.items() if texts]


def _finding(con: duckdb.DuckDBPyConnection, name: str, words: list[str], counted_by: str) -> Finding:
    rows = con.execute(
        f"select trim({name}::varchar) as word, {counted_by} as rows from cells where list_contains($words, {name}::varchar) "
        "group by word order by rows desc, word",
        {"words": words},
    ).fetchall()
    missing = said(
        "missing_words",
        rows=sum(of_word for _, of_word in rows),
        column=by_id(name),
        words=[said("number_of", name=word, number=of_word) for word, of_word in rows[:MOST_TOLD]],
        more=said("further_words", number=len(rows) - MOST_TOLD) if len(rows) > MOST_TOLD else None,
        not_stated=settings.NOT_STATED,
    )
    return Finding("missing_words", name, missing)
