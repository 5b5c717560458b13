"""Personal data stop at the door: what looks like it in a column that is to be read is refused or asked about.

An allow-list comes first: columns that nobody mapped are not looked at at all. These rules find forms (an e-mail address,
an NHS number by its check digit); no rule can recognise a person's name, so names of groups are shown for confirmation.
No message repeats a value.
"""

import re

import duckdb
from stdnum.gb import nhs

from etl.read.columns import GROUPS, Columns
from etl.refusals import FileRefused, Finding, counted
from etl.values import WITH_REFERENCE
from etl.vocabulary import folded, vocabulary


PERSONAL_HEADERS = re.compile(
    r"(?:full |first |last |middle |family |your |staff |participant |person )?(?:name|forename|surname)s?|e ?mail(?: address)?"
    r"|d ?o ?b|date of birth|birth ?date|(?:year of )?birth|(?:nhs|ni|national insurance) ?(?:no|number)"
    r"|(?:employee|assignment|payroll|esr|staff|personnel) ?(?:no|number|id)"
    r"|(?:tele|mobile )?phone(?: ?(?:no|number))?|(?:home |postal )?address|post ?code|comments?|notes?"
)
# In RE2, for DuckDB. One cell of these forms is too many.
FORMS = {
    "email": ("an e-mail address", r"(?i)[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+"),
    "national_insurance_number": (
        "a National Insurance number",
        r"(?i)\b[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b",
    ),
    "postcode": ("a postcode", r"(?i)\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b"),
    "phone_number": ("a telephone number", r"(?:\+44[ (0)]*|\b0)(?:\d[ -]?){9,10}\b"),
}
FORMS_OF_NAMES_ONLY = ("postcode", "phone_number")  # an id may be any digits or letters
SPACED_NHS_NUMBER = r"\b\d{3}[ -]\d{3}[ -]\d{4}\b"
TEN_DIGITS = r"\d{10}"
BIRTH_DATE = r"\b(?:(?:19[3-9]\d|200\d)[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19[3-9]\d|200\d))\b"
STAFF_NUMBER = r"\d{7,8}"

NHS_SHARE = 0.5  # of a column's ten-digit values; by chance 1 in 11 has a right check digit
BIRTH_SHARE = 0.2
FREE_TEXT_SHARE = 0.01
DISTINCT_SHARE = 0.5
STAFF_SHARE = 0.5
FEW_VALUES = 20  # a column with fewer different values names groups, whatever their share
LOOKED_AT = 10_000  # ten-digit values whose check digit is worked out: enough for a share
MAX_CHARACTERS, MAX_WORDS = 60, 6  # of a group's name


def check_personal_data(con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Finding]:
    """Looks through the columns of `cells`; gives what the uploader must confirm.

    Raises FileRefused for what nobody can confirm.
    """
    asked = []
    for name in columns.places:
        if name not in (*GROUPS, "subject_id", "rater_id", "wave"):
            continue  # answers, dates and closed lists are taken by their own meaning only
        asked += _check_header(name, columns)
        con.execute(
            f"create or replace table distinct_values as "
            f"select {name} as value, count(*) as rows from cells where {name} is not null group by {name}"
        )
        _refuse_forms(con, name, columns)
        _refuse_nhs_numbers(con, name, columns)
        _refuse_birth_dates(con, name, columns)
        if name in GROUPS:
            _refuse_free_text(con, name, columns)
            asked += _ask_about_distinct(con, name, columns)
        if name == "subject_id":
            asked += _ask_about_staff_numbers(con, columns)
    con.execute("drop table if exists distinct_values")
    return asked


def _check_header(name: str, columns: Columns) -> list[Finding]:
    if not sounds_personal(columns.headers[name]):
        return []
    if name == "subject_id":
        return [
            Finding(
                "personal_header",
                name,
                f"Column “{columns.headers[name]}” sounds like a personal identifier. Confirm that it holds pseudonyms; "
                "either way it is kept only as a keyed hash",
                needs_confirmation=True,
            )
        ]
    raise FileRefused(
        f"Column “{columns.headers[name]}” is mapped to {name}, and its name says that it holds personal data. Leave it out of the "
        "mapping, or rename it if it holds something else."
    )


def sounds_personal(header: str) -> bool:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)  # EmployeeNumber
    return PERSONAL_HEADERS.fullmatch(folded(spaced).replace(".", "")) is not None


def _refuse_forms(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> None:
    for rule, (what, form) in FORMS.items():
        if rule in FORMS_OF_NAMES_ONLY and name not in GROUPS:
            continue
        if rows := _rows(con, "regexp_matches(value, $form)", {"form": form}):
            _refuse(columns.headers[name], rule, f"{what} in {counted(rows, 'row')}")


def _refuse_nhs_numbers(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> None:
    spaced = con.execute(
        "select regexp_extract(value, $form), rows from distinct_values where regexp_matches(value, $form) limit $most",
        {"form": SPACED_NHS_NUMBER, "most": LOOKED_AT},
    ).fetchall()
    if rows := sum(rows for value, rows in spaced if nhs.is_valid(value)):
        _refuse(columns.headers[name], "nhs_number", f"an NHS number in {counted(rows, 'row')}")
    plain = con.execute(
        "select trim(value), rows from distinct_values where regexp_full_match(trim(value), $form) limit $most",
        {"form": TEN_DIGITS, "most": LOOKED_AT},
    ).fetchall()
    valid = sum(rows for value, rows in plain if nhs.is_valid(value))
    if valid > NHS_SHARE * sum(rows for _, rows in plain):
        _refuse(columns.headers[name], "nhs_number", f"NHS numbers in {counted(valid, 'row')}")


def _refuse_birth_dates(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> None:
    rows = _rows(con, "regexp_matches(value, $form)", {"form": BIRTH_DATE})
    if rows > BIRTH_SHARE * _rows(con, "true"):
        _refuse(columns.headers[name], "birth_date", f"dates that may be of birth in {counted(rows, 'row')}")


def _refuse_free_text(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> None:
    official = [folded(value) for value in vocabulary(name).names] if name in WITH_REFERENCE else []
    long = con.execute(
        "select value, rows from distinct_values "
        "where length(value) > $characters or len(string_split_regex(trim(value), '\\s+')) > $words",
        {"characters": MAX_CHARACTERS, "words": MAX_WORDS},
    ).fetchall()
    rows = sum(rows for value, rows in long if folded(value) not in official)
    if rows > FREE_TEXT_SHARE * _rows(con, "true") and rows > 1:
        _refuse(
            columns.headers[name],
            "free_text",
            f"text of more than {MAX_CHARACTERS} characters or {MAX_WORDS} words in {counted(rows, 'row')}, where names of groups belong",
        )


def _ask_about_distinct(con: duckdb.DuckDBPyConnection, name: str, columns: Columns) -> list[Finding]:
    values, rows = con.execute("select count(*), sum(rows) from distinct_values").fetchone()
    if values < FEW_VALUES or values <= DISTINCT_SHARE * rows:
        return []
    return [
        Finding(
            "mostly_distinct",
            name,
            f"Column “{columns.headers[name]}” has {values:,} different values in {rows:,} rows, as a list of people would. Confirm "
            "that they name groups and not persons",
            needs_confirmation=True,
        )
    ]


def _ask_about_staff_numbers(con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Finding]:
    rows = _rows(con, "regexp_full_match(trim(value), $form)", {"form": STAFF_NUMBER})
    if rows <= STAFF_SHARE * _rows(con, "true"):
        return []
    return [
        Finding(
            "staff_number",
            "subject_id",
            f"Column “{columns.headers['subject_id']}” has numbers of 7 or 8 digits in {counted(rows, 'row')}, as staff records have. "
            "Confirm that they are pseudonyms; either way they are kept only as keyed hashes",
            needs_confirmation=True,
        )
    ]


def _rows(con: duckdb.DuckDBPyConnection, which: str, parameters: dict | None = None) -> int:
    return con.execute(
        f"select coalesce(sum(rows), 0) from distinct_values where {which}", parameters or {}
    ).fetchone()[0]


def _refuse(header: str, rule: str, found: str) -> None:
    raise FileRefused(
        f"Column “{header}” holds personal data: {found} (rule {rule}). Take it out of the export, or leave the column out of the mapping."
    )
