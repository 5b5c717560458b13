"""What an export says of a person in one row, and leaves blank in the person's others, holds for these too; that is told."""

from collections.abc import Iterator

import duckdb

from domain.door.load import Finding, Refusal
from domain.message import of_key, said
from domain.rows import only_row, only_value
from domain.words import by_id
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import ANSWER, GROUPS


OF_A_RECORD = ("redcap", "jspsych")  # tools whose exports say of a person in one row what holds for all of theirs
NO_ANSWER = "no_question_answered"  # why such a row is not loaded, as a message's key


def carry_groups(con: duckdb.DuckDBPyConnection, columns: Columns, tool: str) -> list[Finding]:
    """Fills blank cells of `cells` in columns of groups, where a person's other rows of the wave say one thing alone.

    A record of REDCap says it for all waves: there demographics stand in one event's row, whatever the wave of others. So do the
    trials of jsPsych, of which each has a row.
    """
    if "subject_id" not in columns.places:
        return []
    is_record = tool in OF_A_RECORD
    of = ["subject_id"] + (["wave"] if "wave" in columns.places and not is_record else [])
    names = [
        name for name in (*GROUPS, *columns.own) if name in columns.places and (is_record or name != "organisation")
    ]
    return list(_carried(con, names, of, columns.rows_counted))


def _carried(con: duckdb.DuckDBPyConnection, names: list[str], of: list[str], counted_by: str) -> Iterator[Finding]:
    same = " and ".join(f"staged.{key} is not distinct from said.{key}" for key in of)
    blank = {name: f"{counted_by} filter ({name} is null and subject_id is not null)" for name in names}
    if not names:
        return
    rows_before = only_row(con.execute(f"select {', '.join(blank.values())} from cells").fetchone())
    for name, before in zip(names, rows_before, strict=True):
        if not before:
            continue
        con.execute(
            f"""
            update staged set {name} = said.{name}
            from (
                select {", ".join(of)}, any_value({name}) as {name}
                from staged
                where subject_id is not null
                group by {", ".join(of)}
                having count(distinct {name}) = 1
            ) as said
            where {same} and staged.{name} is null and staged.subject_id is not null
            """
        )
        if rows := before - only_value(con.execute(f"select {blank[name]} from cells").fetchone()):
            yield Finding("carried", name, said("carried", rows=rows, column=by_id(name)))


def leave_out_rows_without_answers(con: duckdb.DuckDBPyConnection, columns: Columns, tool: str) -> list[Refusal]:
    """Takes rows of a record without any answer out of `cells`: they have said of the person what they had to say."""
    if tool not in OF_A_RECORD:
        return []
    questions = [name for name in columns.places if ANSWER.fullmatch(name)]
    is_empty = " and ".join(f"{name} is null" for name in questions)
    texts = ", ".join(f"{name}::varchar as {name}" for name in columns.places)
    con.execute(
        f"insert into left_out by name select row_no, $reason as reason, {texts} from cells where {is_empty}",
        {"reason": NO_ANSWER},
    )
    found = con.execute(
        "select distinct sheet_row(row_no) as row_no from left_out where reason = $reason order by row_no",
        {"reason": NO_ANSWER},
    ).fetchall()
    con.execute(f"delete from staged where {is_empty}")
    return [Refusal(of_key(NO_ANSWER), "", [row_no for (row_no,) in found])] if found else []
