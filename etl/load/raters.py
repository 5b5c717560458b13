"""Where nobody can say who gave an answer: one code for all raters of a leader, and several people without a rater group."""

import duckdb

from domain.message import said
from domain.rows import only_row
from etl.checks.row_problems import add_problems
from etl.load.conformed.pseudonyms import NO_RATER
from etl.read.layouts.export_layout import BLANKS
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import ANSWER
from etl.refusals import FileRefused


SELVES_IN_DOUBT = said("selves_in_doubt")
FEWEST_PEOPLE = 2  # that a code for each of them can be told by


def refuse_raters_not_apart(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Raises FileRefused where each leader's raters have one code, no other leader's have it, and most leaders' raters
    contradict one another under it.

    Needs `accepted` and `repeats`. Of such rows the first would stand, and be a mixture of several raters' answers.
    """
    if not con.execute("select 1 from repeats where not is_self and not is_blank limit 1").fetchone():
        return
    of = "slice_no, subject_no, rater_no" + (", dimension_no, question_no" if columns.shape == "long" else "")
    answers = ", ".join(name for name in columns.places if ANSWER.fullmatch(name))
    leaders, raters, pairs, at_odds = only_row(
        con.execute(
            f"""
            with others as (
                select subject_no, rater_no, count(distinct row({answers})) > 1 as is_at_odds
                from accepted
                where rater_group <> 'self' and rater_no <> {NO_RATER}
                group by {of}
            )
            select
                count(distinct subject_no), count(distinct rater_no), count(distinct row(subject_no, rater_no)),
                count(distinct subject_no) filter (is_at_odds),
            from others
            """
        ).fetchone()
    )
    if leaders == raters == pairs >= FEWEST_PEOPLE and 2 * at_odds > leaders:
        raise FileRefused("raters_not_apart", header=columns.header_of("rater_id"), leaders=at_odds)


def refuse_selves_in_doubt(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Where a tool means the person assessed by no rater group: of several who answer so for one person, one was another rater once,
    whom the tool has let go, and nobody can say which. Needs `accepted`."""
    is_own = "rater_group = 'self' and list_contains($blanks, upper(trim(coalesce(rater_group_as_written, ''))))"
    is_any = con.execute(f"select 1 from slices where {is_own} limit 1", {"blanks": list(BLANKS)}).fetchone()
    if "rater_group" not in columns.places or not is_any:
        return
    question = ", dimension_no, question_no" if columns.shape == "long" else ""
    answers = ", ".join(name for name in columns.places if ANSWER.fullmatch(name))
    add_problems(
        con,
        SELVES_IN_DOUBT,
        "rater_group",
        f"""
        with own as (from accepted where {is_own})
        select row_no
        from own
        semi join (
            select slice_no, subject_no from own group by all having count(distinct rater_id_no) > 1
            union
            select slice_no, subject_no from own group by slice_no, subject_no{question} having count(distinct row({answers})) > 1
        ) using (slice_no, subject_no)
        """,
        {"blanks": list(BLANKS)},
    )
