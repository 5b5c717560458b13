"""A column of raters' ids that says whom answers are about, and not who gave them, tells no raters apart."""

import duckdb

from domain.rows import only_row
from etl.load.pseudonyms import NO_RATER
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import ANSWER
from etl.refusals import FileRefused


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
