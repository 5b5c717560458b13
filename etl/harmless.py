"""Which values of an unknown column may be shown to the person who uploads it: those that look like nobody's."""

import re

import duckdb

from etl.frameworks import Framework
from etl.personal import looks_personal
from etl.vocabulary import folded, tidied, vocabulary


FEW_VALUES = 5  # a column with so few is no list of people, unless each stands in one row
MOST_DISTINCT = 200  # values of a column; one with more may hold something personal and is not shown
LIKE_A_LIST = 0.5  # distinct values per row; likewise
LIKE_CODES = 0.8  # of the values, written in one word with a digit in it, as pseudonyms are
CODE = re.compile(r"(?=\D*\d)\S{3,}")
CLOSED_LISTS = ("role", "care_setting", "band", "rater_group")


def harmless_values(
    con: duckdb.DuckDBPyConnection, column: str, header: str, framework: Framework
) -> tuple[int, list[str]]:
    """How many distinct values a column of `cells` has, and which they are, most frequent first; none if in doubt."""
    distinct, rows = con.execute(f"select count(distinct {column}), count({column}) from cells").fetchone()
    if distinct > MOST_DISTINCT or looks_personal(con, column, header):
        return distinct, []
    found = con.execute(
        f"select {column} from cells where {column} is not null group by {column} order by count(*) desc, {column}"
    )
    values = list(dict.fromkeys(tidied(value) for (value,) in found.fetchall()))
    if all(is_word_of_ours(value, framework) for value in values):
        return distinct, values
    is_list = distinct > 1 and (distinct == rows or (distinct > LIKE_A_LIST * rows and distinct > FEW_VALUES))
    codes = sum(CODE.fullmatch(value) is not None for value in values)
    is_coded = distinct > FEW_VALUES and codes >= LIKE_CODES * len(values)
    return distinct, [] if is_list or is_coded else values


def is_word_of_ours(value: str, framework: Framework) -> bool:
    """Whether a value is a level, a dimension or a name in a reference list, and so says nothing of a person."""
    return (
        framework.level_of(value) is not None
        or folded(value) in framework.dimension_spellings
        or any(vocabulary(column).meaning(value) is not None for column in CLOSED_LISTS)
    )
