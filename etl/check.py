"""Every row is checked against every rule; a row that breaks one is refused with its reason, the rest load."""

from dataclasses import dataclass

import duckdb

import settings
from etl.conform import MARGIN, NO_LEVEL
from etl.frameworks import Framework
from etl.read.columns import Columns
from etl.refusals import FileRefused, Refusal
from etl.values import is_known, new_values
from etl.vocabulary import tidied


MAX_CHARACTERS = 60  # of a group's name; more is a sentence
MAX_WORDS = 6
SHOWN_NUMBER_CHARACTERS = 6  # a number this short is shown in a reason; a text in an answer's place never is

NOT_UNDERSTOOD = {
    "subject_id": "the row has no subject_id, so nobody knows whose answers these are",
    "wave": "the row has no wave",
    "rater_group": "the rater group is empty or none of self, line manager, peers, direct reports and others",
    "measure": "the measure is neither performance nor importance",
    "band": "the band is not in the list of pay bands",
    "wave_date": "the date can't be read; write it as 2026-03-31",
    "n_raters": "the number of raters is not a whole number",
    "dimension": "the dimension is none of the framework's",
}
FEW_RATERS = f"fewer than {settings.MINIMUM_RATERS_PER_SUBJECT} raters answered, so the row could give a rater away"
TOO_LONG = f"the text has more than {MAX_CHARACTERS} characters or {MAX_WORDS} words, too long for the name of a group"
NEW_VALUE = "the value is new, and only known values are taken (--strict)"
SELF_TWICE = "this person already has a self-assessment for this wave in an earlier row"
RATER_TWICE = "this rater already has a row for this person and wave further up"
MOVED = "this person stands in another team, role or other group in an earlier row of this wave"
LOADED_BEFORE = "these answers were already loaded from another file; undo that batch first to replace them"
MOVED_SINCE = "an earlier load has this person in another team, role or other group in this wave"

# One assessment: one subject's row for a wave from one rater. A self rater is the subject.
ASSESSMENT = "organisation, wave, rater_group, measure, subject_key, case when rater_group <> 'self' then rater_key end"
SUBJECT_IN_SLICE = "organisation, wave, rater_group, measure, subject_key"
GROUP_HASH = "hash(division, team, role, care_setting, band)"
IS_IDENTIFIED = "(rater_group = 'self' or rater_key is not null)"  # without a rater id each row is a further rater


@dataclass
class Checked:
    rows_read: int
    rows_refused: int
    refusals: list[Refusal]


def check(
    con: duckdb.DuckDBPyConnection,
    columns: Columns,
    framework: Framework,
    refused_in_reading: list[Refusal],
    strict: bool,
) -> Checked:
    """Creates `accepted`, the rows of `conformed` that may load, and lists every problem of those that may not.

    Needs the record store attached as `records`. A row with several problems stands under each of them.
    """
    con.execute("create or replace table problems (row_no bigint, reason varchar, of_column varchar)")
    _refuse_others_without_ids(con, columns)
    _check_cells(con, columns)
    _check_answers(con, columns, framework)
    _check_texts(con, strict)
    _add(
        con,
        FEW_RATERS,
        "n_raters",
        f"select row_no from conformed where n_raters < {settings.MINIMUM_RATERS_PER_SUBJECT} "
        "and rater_group in ('peers', 'direct_reports', 'others')"
        if columns.has("n_raters")
        else None,
    )
    _accept(con)
    _check_repeats(con, columns)
    _check_against_earlier_loads(con, framework)
    _accept(con)
    return _summary(con, columns, refused_in_reading)


def _refuse_others_without_ids(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Without ids only self-assessments can be told apart: one row is one person."""
    if "subject_id" in columns.places:
        return
    others = con.execute("select count(*) from conformed where rater_group <> 'self'").fetchone()[0]
    if columns.shape == "long" or others:
        raise FileRefused(
            "The file has no column subject_id, so nobody can say which rows are about the same person. Export it with "
            "a pseudonym for each person; only self-assessments with one row a person load without."
        )


def _add(
    con: duckdb.DuckDBPyConnection, reason: str, column: str, rows: str | None, parameters: dict | None = None
) -> None:
    if rows:
        con.execute(
            f"insert into problems select row_no, $reason, $column from ({rows})",
            {"reason": reason, "column": column, **(parameters or {})},
        )


def _accept(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "create or replace view accepted as select * from conformed where row_no not in (select row_no from problems)"
    )
    if con.execute("select count(*) from problems").fetchone()[0] == 0:
        con.execute("create or replace view accepted as select * from conformed")


def _check_cells(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    for name, reason in NOT_UNDERSTOOD.items():
        if name == "dimension" and columns.shape == "wide":
            continue
        ours = {"subject_id": "subject_key", "dimension": "dimension_id"}.get(name, name)
        rows = f"select row_no from conformed where {ours} is null"
        if name == "wave_date":  # optional: only what is written must be a date
            rows = (
                (
                    "select row_no from conformed join export using (row_no) "
                    f"where conformed.wave_date is null and trim(export.wave_date, '{MARGIN}') <> ''"
                )
                if columns.has("wave_date")
                else None
            )
        _add(con, reason, name, rows)


def _check_answers(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework) -> None:
    for answer in [f"q{number}" for number, _ in enumerate(columns.questions, start=1)] or ["level"]:
        wrong = con.execute(
            f"select export.{answer}, list(row_no) from conformed join export using (row_no) "
            f"where conformed.{answer} = {NO_LEVEL} group by export.{answer}"
        ).fetchall()
        for written, row_nos in wrong:
            _add(
                con,
                _why_no_level(written, framework),
                answer,
                "select unnest($row_nos) as row_no",
                {"row_nos": row_nos},
            )


def _why_no_level(written: str, framework: Framework) -> str:
    """Never repeats a text: what stands in an answer's place by mistake may be about a person."""
    text = tidied(written)
    levels = f"levels go from {framework.levels_in_words()}"
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return f"the answer is no level; {levels}"
    if not number.is_integer():
        return f"{text[:SHOWN_NUMBER_CHARACTERS]} lies between two levels, so it is an average; load the answers themselves"
    return f"{text[:SHOWN_NUMBER_CHARACTERS]} is not a level; {levels}"


def _check_texts(con: duckdb.DuckDBPyConnection, strict: bool) -> None:
    for name, values in new_values(con, "conformed").items():
        long = [value for value in values if len(value) > MAX_CHARACTERS or len(value.split()) > MAX_WORDS]
        chosen = f"select row_no from conformed where list_contains($values, {name})"
        if long:
            _add(con, TOO_LONG, name, chosen, {"values": long})
        if strict and is_known(con, name):
            _add(con, NEW_VALUE, name, chosen, {"values": [value for value in values if value not in long]})


def _check_repeats(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Among the rows so far accepted: the first of two rows that answer the same stands."""
    per_dimension = ", dimension_id" if columns.shape == "long" else ""
    con.execute(
        f"""
        create or replace table repeats as
        select list_sort(list(row_no))[2:] as row_nos, any_value(rater_group) = 'self' as is_self
        from accepted
        where {IS_IDENTIFIED}
        group by {ASSESSMENT}{per_dimension}
        having count(*) > 1
        """
    )
    _add(con, SELF_TWICE, "subject_id", "select unnest(row_nos) as row_no from repeats where is_self")
    _add(con, RATER_TWICE, "rater_id", "select unnest(row_nos) as row_no from repeats where not is_self")
    con.execute(
        f"""
        create or replace table moves as
        select {SUBJECT_IN_SLICE}, arg_min({GROUP_HASH}, row_no) as first_group
        from accepted
        group by {SUBJECT_IN_SLICE}
        having min({GROUP_HASH}) <> max({GROUP_HASH})
        """
    )
    _add(
        con,
        MOVED,
        "subject_id",
        f"select row_no from accepted join moves using ({SUBJECT_IN_SLICE}) where {GROUP_HASH} <> first_group",
    )


def _check_against_earlier_loads(con: duckdb.DuckDBPyConnection, framework: Framework) -> None:
    own = {"framework_id": framework.framework_id}
    if not con.execute("select count(*) from records.assessments where framework_id = $framework_id", own).fetchone()[
        0
    ]:
        return
    earlier = f"""
        select {SUBJECT_IN_SLICE}, case when rater_group <> 'self' then rater_key end as rater_key,
            {GROUP_HASH} as loaded_group, {IS_IDENTIFIED} as is_identified
        from records.assessments
        where framework_id = $framework_id
    """
    _add(
        con,
        LOADED_BEFORE,
        "subject_id",
        f"""
        select distinct row_no
        from accepted
        join ({earlier}) as earlier using ({SUBJECT_IN_SLICE})
        where is_identified and {IS_IDENTIFIED.replace("rater_", "accepted.rater_")}
            and earlier.rater_key is not distinct from
                case when accepted.rater_group <> 'self' then accepted.rater_key end
    """,
        own,
    )
    _add(
        con,
        MOVED_SINCE,
        "subject_id",
        f"""
        select distinct row_no
        from accepted
        join ({earlier}) as earlier using ({SUBJECT_IN_SLICE})
        where {GROUP_HASH} <> loaded_group
    """,
        own,
    )


def _summary(con: duckdb.DuckDBPyConnection, columns: Columns, refused_in_reading: list[Refusal]) -> Checked:
    grouped = con.execute(
        "select reason, of_column, list(distinct row_no order by row_no) as row_nos from problems "
        "group by reason, of_column order by row_nos[1], of_column, reason"
    ).fetchall()
    refusals = [Refusal(reason, columns.headers.get(column, column), row_nos) for reason, column, row_nos in grouped]
    in_reading = sum(len(refusal.rows) for refusal in refused_in_reading)
    rows, refused = con.execute(
        "select (select count(*) from conformed), (select count(distinct row_no) from problems)"
    ).fetchone()
    return Checked(rows + in_reading, refused + in_reading, [*refused_in_reading, *refusals])
