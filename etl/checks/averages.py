"""Averages are nobody's answers: a rater group whose answers lie between levels is left out whole, once somebody has said so.

A mean that happens to be whole can't be told from an answer, so none of the group is believed. See docs/decisions.md.
"""

import duckdb

from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding
from domain.message import said as message
from domain.spelling import tidied
from domain.words import rated
from etl.checks.row_problems import add_problems
from etl.meaning.numbers import NUMBER, offered_levels
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import ANSWER


AVERAGES = message("averages_of_group")
FEWEST = (
    0.05  # of a rater group's answers; where fewer lie between levels they are slips, and their rows alone are refused
)


def average_findings(
    con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework, mapping: Mapping
) -> list[Finding]:
    """A question for each rater group and measure of averages; creates `averaged`, which has them. Needs `conformed`."""
    texts = [text for (text,) in con.execute("select answer::varchar from answers").fetchall()]
    between = (
        [] if offered_levels(texts, framework, mapping) else [text for text in texts if _is_between(text, framework)]
    )
    names = [name for name in columns.places if ANSWER.fullmatch(name)]
    con.execute("create or replace table averaged (rater_group varchar, measure varchar)")
    if not between:
        return []
    con.execute(
        "create or replace table between_levels as select answer from answers where list_contains($texts, answer::varchar)",
        {"texts": between},
    )
    is_between = " + ".join(f"coalesce({name} in (from between_levels), false)::integer" for name in names)
    written = " + ".join(f"({name} is not null)::integer" for name in names)
    found = con.execute(
        f"""
        select rater_group, measure, sum({is_between})::bigint as averages, sum({written})::bigint as answers
        from conformed
        where rater_group is not null and measure is not null
        group by all
        having averages >= {FEWEST} * answers and averages > 0
        order by rater_group, measure desc
        """
    ).fetchall()
    for rater_group, measure, _, _ in found:
        con.execute("insert into averaged (rater_group, measure) values (?, ?)", [rater_group, measure])
    return [_finding(*of, between[0]) for of in found]


def are_all_between(con: duckdb.DuckDBPyConnection, framework: Framework, no_level: int) -> bool:
    """Whether all numbers that are no levels lie between two: then no other doubt is left about the numbers."""
    texts = con.execute("select answer::varchar from answers where level = ?", [no_level]).fetchall()
    return all(_is_between(text, framework) for (text,) in texts if NUMBER.fullmatch(tidied(text)))


def refuse_averages(con: duckdb.DuckDBPyConnection) -> None:
    add_problems(con, AVERAGES, "", "select row_no from conformed semi join averaged using (rater_group, measure)")


def _is_between(text: str, framework: Framework) -> bool:
    written = tidied(text)
    if not NUMBER.fullmatch(written):
        return False
    number = float(written.replace(",", "."))
    return not number.is_integer() and 1 < number < len(framework.levels)


def _finding(rater_group: str, measure: str, averages: int, answers: int, example: str) -> Finding:
    who = rated(rater_group, measure)
    asked = message("averages", who=who, averages=averages, answers=answers, example=tidied(example))
    of = rater_group if measure == "performance" else f"{rater_group}_{measure}"
    return Finding("averages", of, asked, needs_confirmation=True)
