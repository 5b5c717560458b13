"""Every row is checked against every rule; a row that breaks one is refused with its reason, the rest load."""

from dataclasses import dataclass

import duckdb

import settings
from etl.checks.averages import refuse_averages
from etl.checks.long_names import refuse_doubtful
from etl.checks.new_values import is_known, new_values
from etl.checks.row_problems import add_problems, create_problems
from etl.frameworks import Framework
from etl.load.conform import NO_LEVEL
from etl.load.pseudonyms import MARGIN
from etl.load.repeats import check_against_earlier_loads, check_moves, check_repeats
from etl.meaning.options import Options
from etl.read.staging.columns import Columns
from etl.refusals import FileRefused, Refusal, most_rows_first
from etl.vocabulary import tidied


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
NEW_VALUE = "the value is new, and only known values are taken (--strict)"


@dataclass
class Checked:
    rows_read: int
    rows_refused: int
    refusals: list[Refusal]
    accepted: int  # of the rows that were staged, one for each side where several stand side by side


def check(
    con: duckdb.DuckDBPyConnection,
    columns: Columns,
    framework: Framework,
    refused_in_reading: list[Refusal],
    options: Options,
) -> Checked:
    """Creates `accepted`, the rows of `conformed` that may load, and lists every problem of those that may not.

    Needs the record store attached as `records`. A row with several problems stands under each of them.
    """
    create_problems(con)
    _refuse_others_without_ids(con, columns)
    _check_cells(con, columns)
    refuse_averages(con)
    unknown = _check_answers(con, columns, framework)
    refuse_doubtful(con, options.confirmed)
    if options.strict:
        _refuse_new_values(con)
    add_problems(
        con,
        FEW_RATERS,
        "n_raters",
        f"select row_no from conformed where n_raters < {settings.MINIMUM_RATERS_PER_SUBJECT} "
        f"and rater_group in ('peers', 'direct_reports', 'others') and list_contains({columns.sides_with('n_raters')}, side_of(row_no))"
        if columns.has("n_raters")
        else None,
    )
    _accept(con)
    check_repeats(con, columns)
    check_moves(con)
    check_against_earlier_loads(con, framework)
    _accept(con)
    return _summary(con, columns, refused_in_reading, unknown)


def _refuse_others_without_ids(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Without ids only self-assessments can be told apart: one row is one person."""
    if "subject_id" in columns.places:
        return
    others = con.execute("select count(*) from slices where rater_group <> 'self'").fetchone()[0]
    if columns.shape == "long" or others:
        raise FileRefused(
            "The file has no column subject_id, so nobody can say which rows are about the same person. Export it with "
            "a pseudonym for each person; only self-assessments with one row a person load without."
        )


def _accept(con: duckdb.DuckDBPyConnection) -> None:
    """Rows without a problem so far; those that later rules find stay until the next call."""
    con.execute("create or replace table refused as select distinct row_no from problems")
    con.execute("create or replace view accepted as select * from conformed anti join refused using (row_no)")


def _check_cells(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    for name, reason in NOT_UNDERSTOOD.items():
        if name == "dimension" and columns.shape == "wide":
            continue
        ours = {"subject_id": "subject_no", "dimension": "dimension_no"}.get(name, name)
        rows = f"select row_no from conformed where {ours} is null"
        if name == "wave_date":  # optional: only what is written must be a date
            rows += f" and trim(wave_date_as_written, '{MARGIN}') <> ''"
        add_problems(con, reason, name, rows)


def _check_answers(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework) -> set[str]:
    """The reasons among those noted that end once somebody says what an answer means."""
    unknown: set[str] = set()
    con.execute(f"create or replace table wrong as select answer from answers where level = {NO_LEVEL}")
    if not con.execute("select count(*) from wrong").fetchone()[0]:
        return unknown
    for name in [f"q{number}" for number, _ in enumerate(columns.questions, start=1)] or ["level"]:
        rows = con.execute(
            f"select {name}::varchar, list(row_no) from conformed semi join wrong on {name} = answer "
            f"anti join averaged using (rater_group, measure) group by {name}"
        ).fetchall()
        for written, row_nos in rows:
            reason, is_unknown = _why_no_level(written, framework)
            if is_unknown:
                unknown.add(reason)
            add_problems(con, reason, name, "select unnest($row_nos) as row_no", {"row_nos": row_nos})
    return unknown


def _why_no_level(written: str, framework: Framework) -> tuple[str, bool]:
    """The reason, and whether it ends once somebody says what the answer means.

    Never repeats a text: what stands in an answer's place by mistake may be about a person.
    """
    text = tidied(written)
    levels = f"levels go from {framework.levels_in_words()}"
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return f"nobody has said yet which level this answer means ([levels] of a mapping file); {levels}", True
    shown = text[:SHOWN_NUMBER_CHARACTERS]
    if not number.is_integer():
        return f"{shown} lies between two levels, so it is an average; load the answers themselves", False
    return f"{shown} is not a level; {levels}", True


def _refuse_new_values(con: duckdb.DuckDBPyConnection) -> None:
    for name, values in new_values(con, "conformed").items():
        if is_known(con, name):
            chosen = f"select row_no from conformed where list_contains($values, {name})"
            add_problems(con, NEW_VALUE, name, chosen, {"values": values})


def _summary(
    con: duckdb.DuckDBPyConnection, columns: Columns, refused_in_reading: list[Refusal], unknown: set[str]
) -> Checked:
    grouped = con.execute(
        "select reason, of_column, side_of(row_no) as side, list(distinct sheet_row(row_no) order by sheet_row(row_no)) as row_nos "
        "from problems group by all"
    ).fetchall()
    refusals = [
        Refusal(reason, header, row_nos, reason in unknown)
        for (reason, header), row_nos in _by_header(columns, grouped).items()
    ]
    rows, refused, accepted = con.execute(
        f"""
        select
            (select {columns.rows_counted} from (select row_no from conformed union all select row_no from left_out)),
            (select count(distinct sheet_row(row_no)) from (select row_no from problems union all select row_no from left_out)),
            (select count(*) from accepted),
        """
    ).fetchone()
    return Checked(rows, refused, most_rows_first([*refused_in_reading, *refusals]), accepted)


def _by_header(columns: Columns, grouped: list[tuple]) -> dict[tuple[str, str], list[int]]:
    """The rows of each reason and header, in the order of the columns; sides may share a column."""
    rows: dict[tuple[str, str], set[int]] = {}
    for reason, column, side, row_nos in sorted(
        grouped, key=lambda group: (columns.places.get(group[1], -1), group[2])
    ):
        rows.setdefault((reason, columns.header_of(column, side)), set()).update(row_nos)
    return {key: sorted(row_nos) for key, row_nos in rows.items()}
