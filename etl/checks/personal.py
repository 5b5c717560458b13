"""Personal data stop at the door: what looks like it in a column that is to be read is refused or asked about.

An allow-list comes first: columns that nobody mapped are not looked at at all. These rules find forms (an e-mail address,
an NHS number by its check digit); no rule can recognise a person's name, so names of groups are shown for confirmation.
No message repeats a value.
"""

import re

import duckdb

from domain.declared.mapping_file import Mapping
from domain.door.load import Finding
from domain.message import Message, said
from domain.rows import only_row, only_value
from domain.spelling import folded, tidied
from domain.words import by_id
from etl.checks.long_names import ask_about_long_names, columns_with_long, create_doubtful
from etl.checks.personal_forms import broken_rules, columns_with_forms, list_values, staff_numbers
from etl.read.staging.columns import Columns
from etl.read.staging.our_columns import GROUPS
from etl.refusals import FileRefused


PERSONAL_HEADERS = re.compile(
    r"(?:full |first |last |middle |family |your |staff |participant |person )?(?:name|forename|surname)s?|e ?mail(?: address)?"
    r"|d ?o ?b|date of birth|birth ?date|(?:year of )?birth|(?:nhs|ni|national insurance) ?(?:no|number)"
    r"|(?:employee|assignment|payroll|esr|staff|personnel) ?(?:no|number|id|ref|reference)"
    r"|(?:tele|mobile )?phone(?: ?(?:no|number))?|(?:home |postal )?address|post ?code|comments?|notes?"
)
DISTINCT_SHARE = 0.5
FEW_VALUES = 20  # a column with fewer different values names groups, whatever their share


def check_personal_data(con: duckdb.DuckDBPyConnection, columns: Columns, mapping: Mapping) -> list[Finding]:
    """Looks through the columns of `cells`, each value as the mapping renames it; gives what the uploader must confirm.

    Creates `doubtful` (long_names.py). Raises FileRefused for what nobody can confirm.
    """
    asked = []
    create_doubtful(con)
    with_forms, with_many, with_long = (
        columns_with_forms(con),
        _columns_with_many_values(con),
        columns_with_long(con, columns),
    )
    groups = (*GROUPS, *columns.own)
    for name in columns.places:
        if name not in (*groups, "subject_id", "rater_id", "wave"):
            continue  # answers, dates and closed lists are taken by their own meaning only
        asked += _check_header(name, columns)
        renamed = renamed_texts(con, name, mapping)
        if renamed or name in with_forms or (name in groups and name in with_many):
            asked += _look_through(con, name, columns, renamed)
        if name in groups and name in with_long:
            asked += ask_about_long_names(con, name, columns, renamed)
    con.execute("drop table if exists distinct_values")
    return asked


def _columns_with_many_values(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Those in which FEW_VALUES or more are written: in others nothing can be mostly distinct."""
    found = con.execute(
        "select of_column from texts group by of_column having count(text) >= $few", {"few": FEW_VALUES}
    )
    return {column for (column,) in found.fetchall()}


def _look_through(
    con: duckdb.DuckDBPyConnection, name: str, columns: Columns, renamed: dict[str, str]
) -> list[Finding]:
    """Refuses what one value of a column shows; gives what is asked about all of them."""
    list_values(con, name, renamed)
    for rule, found in broken_rules(con, is_group=name in (*GROUPS, *columns.own)):
        _refuse(columns.headers[name], rule, found)
    if name in (*GROUPS, *columns.own):
        return _ask_about_distinct(con, name, columns)
    return _ask_about_staff_numbers(con, columns) if name == "subject_id" else []


def renamed_texts(con: duckdb.DuckDBPyConnection, name: str, mapping: Mapping) -> dict[str, str]:
    """The texts of a column that [values] renames, or that stand for a band = what they are then."""
    ours = {tidied(written): ours for written, ours in mapping.values.get(name, {}).items()}
    banded = next((one for one in mapping.attributes if one.column == name and one.bands), None)
    if not ours and banded is None:
        return {}
    texts = con.execute(
        "select text from texts where of_column = $name and text is not null", {"name": name}
    ).fetchall()
    bands = {text: band for (text,) in texts if banded and (band := banded.meaning(tidied(text)))}
    return bands | {text: ours[tidied(text)] for (text,) in texts if tidied(text) in ours}


def looks_personal(con: duckdb.DuckDBPyConnection, column: str) -> bool:
    """Whether the values of a column of which nothing else is known may be about persons, and so are not to be shown.

    A long text is none by itself: an answer may be a sentence.
    """
    list_values(con, column)
    return any(broken_rules(con, is_group=True)) or staff_numbers(con) > 0


def _check_header(name: str, columns: Columns) -> list[Finding]:
    if not sounds_personal(columns.headers[name]):
        return []
    if name == "subject_id":
        return [_asked("personal_header", name, columns)]
    raise FileRefused("personal_header_refused", header=columns.headers[name], column=by_id(name))


def _asked(rule: str, name: str, columns: Columns, **found: int) -> Finding:
    return Finding(rule, name, said(rule, header=columns.headers[name], **found), needs_confirmation=True)


def sounds_personal(header: str) -> bool:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)  # EmployeeNumber
    return PERSONAL_HEADERS.fullmatch(folded(spaced).replace(".", "")) is not None


def _ask_about_distinct(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> list[Finding]:
    values, rows = only_row(con.execute("select count(*), sum(rows) from distinct_values").fetchone())
    if values < FEW_VALUES or values <= DISTINCT_SHARE * min(rows, _people(con, columns) or rows):
        return []
    return [_asked("mostly_distinct", name, columns, values=values, rows=int(rows))]


def _people(con: duckdb.DuckDBPyConnection, columns: Columns) -> int:
    """How many have an id: each may stand in many rows, one a rating or a rater. 0 without ids."""
    if "subject_id" not in columns.places:
        return 0
    return only_value(con.execute("select count(text) from texts where of_column = 'subject_id'").fetchone())


def _ask_about_staff_numbers(con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Finding]:
    if not (rows := staff_numbers(con)):
        return []
    return [_asked("staff_number", "subject_id", columns, rows=int(rows))]


def _refuse(header: str, rule: str, found: Message) -> None:
    raise FileRefused("personal_data", header=header, found=found, rule=rule)
