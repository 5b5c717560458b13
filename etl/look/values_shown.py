"""Which values of an unknown column may be shown to the person who uploads it: those that look like nobody's."""

import re

import duckdb

from domain.columns import WITH_REFERENCE
from domain.declared.frameworks import Framework
from domain.declared.references import vocabulary
from domain.spelling import folded, tidied
from etl.checks.personal import looks_personal, sounds_personal
from etl.checks.personal_forms import columns_with_forms


FEW_VALUES = 5  # a column with so few is no list of people, unless each stands in one row
MOST_DISTINCT = 200  # values of a column; one with more may hold something personal and is not shown
LIKE_A_LIST = 0.5  # distinct values per row; likewise
LIKE_CODES = 0.8  # of the values, written in one word with a digit in it, as pseudonyms are
CODE = re.compile(r"(?=\D*\d)\S{3,}")
CLOSED_LISTS = (*WITH_REFERENCE, "rater_group")


def harmless_values(
    con: duckdb.DuckDBPyConnection, headers: dict[str, str], framework: Framework
) -> dict[str, tuple[int, list[str]]]:
    """Of each staged column, how many distinct values it has and which they are, most frequent first; none if in doubt.

    `headers` is column to header. The queries are about all columns at once: an export may have hundreds.
    """
    sizes = dict.fromkeys(headers, (0, 0)) | {
        column: (distinct, rows)
        for column, distinct, rows in con.execute(
            "select of_column, count(*), sum(rows)::bigint from texts group by of_column"
        ).fetchall()
    }
    shown = [name for name, (distinct, _) in sizes.items() if distinct <= MOST_DISTINCT]
    with_forms = columns_with_forms(con)
    shown = [
        name
        for name in shown
        if not sounds_personal(headers[name]) and not (name in with_forms and looks_personal(con, name))
    ]
    written = dict(
        con.execute(
            "select of_column, list(text order by rows desc, text) from texts "
            "where of_column in (select unnest($shown::varchar[])) group by of_column",
            {"shown": shown},
        ).fetchall()
    )
    return {
        name: (distinct, _shown(list(dict.fromkeys(map(tidied, written.get(name, [])))), distinct, rows, framework))
        for name, (distinct, rows) in sizes.items()
    }


def _shown(values: list[str], distinct: int, rows: int, framework: Framework) -> list[str]:
    """The values, unless they are no words of ours and look like a list of people, or like their codes."""
    if all(is_word_of_ours(value, framework) for value in values):
        return values
    is_list = distinct > 1 and (distinct == rows or (distinct > LIKE_A_LIST * rows and distinct > FEW_VALUES))
    codes = sum(CODE.fullmatch(value) is not None for value in values)
    is_coded = distinct > FEW_VALUES and codes >= LIKE_CODES * len(values)
    return [] if is_list or is_coded else values


def is_word_of_ours(value: str, framework: Framework) -> bool:
    """Whether a value is a level, a dimension or a name in a reference list, and so says nothing of a person."""
    return (
        framework.level_of(value) is not None
        or folded(value) in framework.dimension_spellings
        or any(vocabulary(column).meaning(value) is not None for column in CLOSED_LISTS)
    )
