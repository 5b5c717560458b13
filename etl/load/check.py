"""Every row is checked against every rule; a row that breaks one is refused with its reason, the rest load."""

from dataclasses import dataclass

import duckdb

import settings
from domain.columns import GROUP_COLUMNS
from domain.declared.frameworks import Framework
from domain.door.load import Refusal
from domain.message import Message, of_key, said
from domain.rows import only_row, only_value
from domain.spelling import tidied
from domain.words import by_id, term
from etl.checks.averages import refuse_averages
from etl.checks.long_names import refuse_doubtful
from etl.checks.new_values import is_known, new_values
from etl.checks.row_problems import add_problems, create_problems
from etl.load.conformed.conform import NO_LEVEL
from etl.load.conformed.pseudonyms import MARGIN
from etl.load.raters import refuse_raters_not_apart, refuse_selves_in_doubt
from etl.load.repeated.repeats import check_against_earlier_loads, check_moves, check_repeats
from etl.meaning.options import Options
from etl.read.staging.columns import Columns
from etl.refusals import FileRefused, most_rows_first


SHOWN_NUMBER_CHARACTERS = 6  # a number this short is shown in a reason; a text in an answer's place never is

NOT_UNDERSTOOD = {
    "subject_id": said("no_subject"),
    "wave": said("no_wave"),
    "rater_group": said("no_rater_group"),
    "measure": said("no_measure"),
    **{
        column.name: said("not_in_list", column=by_id(column.name), list=term(f"{column.name}s"))
        for column in GROUP_COLUMNS
        if column.is_closed
    },
    "wave_date": said("no_date"),
    "n_raters": said("no_number_of_raters"),
    "dimension": said("no_dimension"),
}
FEW_RATERS = said("few_raters", least=settings.MINIMUM_RATERS_PER_SUBJECT)
NEW_VALUE = said("new_value")


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
    _check_answers(con, columns, framework)
    refuse_doubtful(con, options.confirmed)
    if options.strict:
        _refuse_new_values(con, columns)
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
    refuse_raters_not_apart(con, columns)
    refuse_selves_in_doubt(con, columns)
    check_moves(con)
    check_against_earlier_loads(con, framework, columns)
    _accept(con)
    return _summary(con, columns, refused_in_reading)


def _refuse_others_without_ids(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    """Without ids only self-assessments can be told apart: one row is one person."""
    if "subject_id" in columns.places:
        return
    others = only_value(con.execute("select count(*) from slices where rater_group <> 'self'").fetchone())
    if columns.shape == "long" or others:
        raise FileRefused("no_subject_ids")


def _accept(con: duckdb.DuckDBPyConnection) -> None:
    """Rows without a problem so far; those that later rules find stay until the next call."""
    con.execute("create or replace table refused as select distinct row_no from problems")
    are_any = only_value(con.execute("select count(*) from refused").fetchone())
    but_for = "anti join refused using (row_no)" if are_any else ""
    con.execute(f"create or replace view accepted as select * from conformed {but_for}")


def _check_cells(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    broken = {}
    banded = {
        attribute.column: said("no_band", column=attribute.name) for attribute in columns.attributes if attribute.bands
    }
    reasons = NOT_UNDERSTOOD | banded
    for name in reasons:
        if name == "dimension" and columns.shape == "wide":
            continue
        ours = {"subject_id": "subject_no", "dimension": "dimension_no"}.get(name, name)
        broken[name] = f"{ours} is null"
        if name == "wave_date":  # optional: only what is written must be a date
            broken[name] += f" and trim(wave_date_as_written, '{MARGIN}') <> ''"
    counts = ", ".join(f"count(*) filter ({rule})" for rule in broken.values())
    found = only_row(con.execute(f"select {counts} from conformed").fetchone())
    for (name, rule), rows in zip(broken.items(), found, strict=True):
        if rows:
            add_problems(con, reasons[name], name, f"select row_no from conformed where {rule}")


def _check_answers(con: duckdb.DuckDBPyConnection, columns: Columns, framework: Framework) -> None:
    con.execute(f"create or replace table wrong as select answer from answers where level = {NO_LEVEL}")
    if not only_value(con.execute("select count(*) from wrong").fetchone()):
        return
    for name in [f"q{number}" for number, _ in enumerate(columns.questions, start=1)] or ["level"]:
        rows = con.execute(
            f"select {name}::varchar, list(row_no) from conformed semi join wrong on {name} = answer "
            f"anti join averaged using (rater_group, measure) group by {name}"
        ).fetchall()
        for written, row_nos in rows:
            reason = _why_no_level(written, framework)
            add_problems(con, reason, name, "select unnest($row_nos) as row_no", {"row_nos": row_nos})


def _why_no_level(written: str, framework: Framework) -> Message:
    """The reason, which never repeats a text: what stands in an answer's place by mistake may be about a person."""
    text, levels = tidied(written), framework.levels_between()
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return said("unknown_answer", levels=levels)
    shown = text[:SHOWN_NUMBER_CHARACTERS]
    if not number.is_integer():
        return said("average", number=shown)
    return said("no_level", number=shown, levels=levels)


def _refuse_new_values(con: duckdb.DuckDBPyConnection, columns: Columns) -> None:
    for name, values in new_values(con, columns, "conformed").items():
        if is_known(con, name):
            chosen = f"select row_no from conformed where list_contains($values, {name})"
            add_problems(con, NEW_VALUE, name, chosen, {"values": values})


def _summary(con: duckdb.DuckDBPyConnection, columns: Columns, refused_in_reading: list[Refusal]) -> Checked:
    grouped = con.execute(
        "select reason, of_column, side_of(row_no) as side, list(distinct sheet_row(row_no) order by sheet_row(row_no)) as row_nos "
        "from problems group by all"
    ).fetchall()
    refusals = [
        Refusal(of_key(reason), header, row_nos) for (reason, header), row_nos in _by_header(columns, grouped).items()
    ]
    rows, refused, accepted = only_row(
        con.execute(
            f"""
        select
            (select {columns.rows_counted} from (select row_no from conformed union all select row_no from left_out)),
            (select count(distinct sheet_row(row_no)) from (select row_no from problems union all select row_no from left_out)),
            (select count(*) from accepted),
        """
        ).fetchone()
    )
    return Checked(rows, refused, most_rows_first([*refused_in_reading, *refusals]), accepted)


def _by_header(columns: Columns, grouped: list[tuple]) -> dict[tuple[str, str], list[int]]:
    """The rows of each reason and header, in the order of the columns; sides may share a column."""
    rows: dict[tuple[str, str], set[int]] = {}
    for reason, column, side, row_nos in sorted(
        grouped, key=lambda group: (columns.places.get(group[1], -1), group[2])
    ):
        rows.setdefault((reason, columns.header_of(column, side)), set()).update(row_nos)
    return {key: sorted(row_nos) for key, row_nos in rows.items()}
