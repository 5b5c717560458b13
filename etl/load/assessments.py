"""Which accepted rows make one assessment, and its levels: what a load will write, in either shape."""

from dataclasses import dataclass

import duckdb

from domain.declared.frameworks import NOT_RATED, Framework
from domain.rows import only_row, only_value
from etl.load.repeated.repeats import IS_IDENTIFIED
from etl.load.subject_parts import IN_PART, parts
from etl.read.staging.columns import Columns


@dataclass(frozen=True)
class Counts:
    assessments: int
    ratings: int
    ratings_not_rated: int


def stage_records(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework, combine: str) -> Counts:
    """Creates `new_assessments` and `new_ratings` from `accepted`, and counts them.

    `new_assessments` has the columns of `accepted` and assessment_no, the number of its first row; `new_ratings` has
    assessment_no, dimension_id and level, NOT_RATED where none was given; `new_item_ratings`, where the framework has items,
    assessment_no, item_id and level, of those that have one.
    """
    con.execute(
        "create or replace table asked (question varchar, dimension_no utinyint, dimension_id varchar, item_id varchar)"
    )
    ids = list(framework.dimension_ids)
    if columns.shape == "wide":
        questions = {f"q{number}": dimension for number, dimension in enumerate(columns.questions, start=1)}
    else:
        questions = dict(zip(ids, ids, strict=True))
    con.execute(
        "insert into asked by name select unnest($questions::varchar[]) as question, "
        "unnest($places::utinyint[]) as dimension_no, unnest($dimensions::varchar[]) as dimension_id, "
        "nullif(unnest($items::varchar[]), '') as item_id",
        {
            "questions": list(questions),
            "places": [ids.index(dimension) for dimension in questions.values()],
            "dimensions": list(questions.values()),
            "items": columns.items or [""] * len(questions),
        },
    )
    if columns.shape == "wide":
        _stage_wide(con, questions)
        several = len(set(questions.values())) < len(questions)
    else:
        _stage_long(con)
        several = only_value(con.execute("select coalesce(max(question_no), 0) > 0 from dimensions").fetchone())
    _combine(con, several, combine)
    if framework.items:
        _keep_items(con)
    rated, not_rated = only_row(
        con.execute(
            f"select count(*) filter (level <> {NOT_RATED}), count(*) filter (level = {NOT_RATED}) from new_ratings"
        ).fetchone()
    )
    return Counts(only_value(con.execute("select count(*) from new_assessments").fetchone()), rated, not_rated)


def _combine(con: duckdb.DuckDBPyConnection, several: bool, combine: str) -> None:
    """Creates `new_ratings` from `answered`: a dimension's own answer, else its questions' lower median or the lowest."""
    if not several:
        con.execute("create or replace view new_ratings as select assessment_no, dimension_id, level from answered")
        return
    place = "(len(levels) + 1) // 2" if combine == "median" else "1"
    con.execute(
        f"""
        create or replace view new_ratings as
        select assessment_no, dimension_id, coalesce(own, levels[{place}], {NOT_RATED}) as level
        from (
            select
                assessment_no,
                dimension_id,
                max(level) filter (question_no = 0 and level <> {NOT_RATED}) as own,
                list(level order by level) filter (question_no > 0 and level <> {NOT_RATED}) as levels,
            from answered
            group by assessment_no, dimension_id
        )
        """
    )


def _keep_items(con: duckdb.DuckDBPyConnection) -> None:
    """Creates `new_item_ratings` from `answered`; of an item that was asked twice the lower median, as of a dimension."""
    con.execute(
        f"""
        create or replace view new_item_ratings as
        select assessment_no, item_id, quantile_disc(level, 0.5) as level
        from answered
        where item_id is not null and level <> {NOT_RATED}
        group by assessment_no, item_id
        """
    )


def _stage_wide(con: duckdb.DuckDBPyConnection, questions: dict[str, str]) -> None:
    """A row is an assessment, and each of its columns of levels a question."""
    con.execute("create or replace view new_assessments as select *, row_no as assessment_no from accepted")
    con.execute(
        f"""
        create or replace view answered as
        select row_no as assessment_no, dimension_id, item_id, 1 as question_no, coalesce(level, {NOT_RATED}) as level
        from (
            from (select row_no, {", ".join(questions)} from accepted)
            unpivot include nulls (answer for question in ({", ".join(questions)}))
        )
        join asked using (question)
        left join answers using (answer)
        """
    )


def _stage_long(con: duckdb.DuckDBPyConnection) -> None:
    """Without a rater id, a subject's second row on a question is a second rater (turn), the third a third."""
    con.execute(
        "create or replace table numbered"
        " (assessment_no integer, dimension_no utinyint, question_no usmallint, answer answer_text)"
    )
    keys = "slice_no, subject_no, rater_no, turn"
    for part in parts(con):
        con.execute(
            f"""
            insert into numbered by name
            with rows_of_part as materialized (
                select row_no, slice_no, subject_no, rater_no, dimension_no, question_no, level, {IS_IDENTIFIED} as is_identified
                from accepted
                where {IN_PART}
            ),
            turns as materialized (
                select *, 0 as turn
                from rows_of_part
                where is_identified
                union all
                select *, row_number() over (partition by slice_no, subject_no, dimension_no, question_no order by row_no) as turn
                from rows_of_part
                where not is_identified
            ),
            assessments as (
                select {keys}, min(row_no) as assessment_no
                from turns
                group by {keys}
            )
            select assessment_no, dimension_no, question_no, level as answer
            from turns
            join assessments using ({keys})
            """,
            part,
        )
    con.execute("create or replace table first_rows as select distinct assessment_no as row_no from numbered")
    con.execute(
        "create or replace view new_assessments as "
        "select *, row_no as assessment_no from accepted semi join first_rows using (row_no)"
    )
    con.execute(
        f"""
        create or replace view answered as
        select assessment_no, dimension_id, asks.item_id, question_no, coalesce(answers.level, {NOT_RATED}) as level
        from numbered
        join asked using (dimension_no)
        left join answers using (answer)
        left join (select distinct question_no, item_id from dimensions where item_id is not null) as asks using (question_no)
        """
    )
