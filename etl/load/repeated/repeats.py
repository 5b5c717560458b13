"""Rules about several rows: who answers the same twice, who stands in two groups, and what was loaded before."""

import duckdb

from domain.columns import SLICE
from domain.declared.frameworks import NOT_RATED, Framework
from domain.message import said
from domain.rows import only_value
from etl.checks.new_values import is_any_standing
from etl.checks.row_problems import add_problems
from etl.load.conformed.pseudonyms import NO_RATER
from etl.load.subject_parts import IN_PART, parts
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import ANSWER


BLANK = said("blank_twice")
SELF_TWICE = said("self_twice")
RATER_TWICE = said("rater_twice")
MOVED = said("moved")
LOADED_BEFORE = said("loaded_before")
MOVED_SINCE = said("moved_since")

IS_IDENTIFIED = f"(rater_group = 'self' or rater_no <> {NO_RATER})"  # without a rater id each row is a further rater


def check_repeats(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Among the rows so far accepted: of those that answer the same the first stands that answers anything."""
    keys = "slice_no, subject_no, rater_no" + (", dimension_no, question_no" if columns.shape == "long" else "")
    questions = [name for name in columns.places if ANSWER.fullmatch(name)]
    repeated = f"select {keys} from accepted where {IS_IDENTIFIED} and {IN_PART} group by {keys} having count(*) > 1"
    con.execute(f"create or replace table rated as select answer from answers where level > {NOT_RATED}")
    con.execute("create or replace table repeats (row_no integer, is_self boolean, is_blank boolean)")
    for part in parts(con):
        if not con.execute(f"{repeated} limit 1", part).fetchone():
            continue
        con.execute(
            f"""
            insert into repeats by name
            with repeated as ({repeated}),
            answering as (
                select
                    row_no, rater_group = 'self' as is_self, {keys},
                    not ({" or ".join(f"coalesce({name} in (from rated), false)" for name in questions)}) as is_blank,
                from accepted
                join repeated using ({keys})
                where {IS_IDENTIFIED} and {IN_PART}
            )
            select row_no, is_self, is_blank and not bool_and(is_blank) over (partition by {keys}) as is_blank
            from answering
            qualify row_number() over (partition by {keys} order by is_blank, row_no) > 1
            """,
            part,
        )
    if not only_value(con.execute("select count(*) from repeats").fetchone()):
        return
    add_problems(con, BLANK, "subject_id", "select row_no from repeats where is_blank")
    add_problems(con, SELF_TWICE, "subject_id", "select row_no from repeats where is_self and not is_blank")
    add_problems(con, RATER_TWICE, "rater_id", "select row_no from repeats where not is_self and not is_blank")


def check_moves(con: duckdb.DuckDBPyConnection) -> None:
    """A person is in one group a slice: that of the first row, of those that answer anything where any does."""
    con.execute(
        """
        create or replace table moves as
        select slice_no, subject_no, arg_min(group_no, row_no) as first_group_no
        from accepted
        anti join (from repeats where is_blank) as blank using (row_no)
        group by slice_no, subject_no
        having min(group_no) <> max(group_no)
        """
    )
    if not only_value(con.execute("select count(*) from moves").fetchone()):
        return
    add_problems(
        con,
        MOVED,
        "subject_id",
        "select row_no from accepted anti join (from repeats where is_blank) as blank using (row_no) "
        "join moves using (slice_no, subject_no) where group_no <> first_group_no",
    )


def check_against_earlier_loads(con: duckdb.DuckDBPyConnection, framework: Framework, columns: Columns) -> None:
    """The table `earlier` is what the record store has of this export's people and slices, in this export's numbers."""
    if not is_any_standing(con):
        return
    con.execute(
        f"""
        create or replace table earlier as
        select distinct
            slice_no,
            subjects.id_no as subject_no,
            case when standing.rater_group = 'self' then {NO_RATER} else raters.id_no end as rater_no,
            standing.rater_group = 'self' or rater_key is not null as is_identified,
            group_no,
        from standing
        join (select distinct slice_no, {", ".join(SLICE)} from slices) as slices using ({", ".join(SLICE)})
        join ids as subjects on subjects.key = subject_key
        left join ids as raters on raters.key = rater_key
        left join (select distinct group_no, {", ".join(columns.groups)} from groups) as groups using ({", ".join(columns.groups)})
        where framework_id = $framework_id
        """,
        {"framework_id": framework.framework_id},
    )
    if not only_value(con.execute("select count(*) from earlier").fetchone()):
        return
    add_problems(
        con,
        LOADED_BEFORE,
        "subject_id",
        f"""
        select row_no
        from accepted
        semi join (from earlier where is_identified) as earlier using (slice_no, subject_no, rater_no)
        where {IS_IDENTIFIED}
        """,
    )
    add_problems(
        con,
        MOVED_SINCE,
        "subject_id",
        """
        select distinct row_no
        from accepted
        join earlier using (slice_no, subject_no)
        where accepted.group_no is distinct from earlier.group_no
        """,
    )
