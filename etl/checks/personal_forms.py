"""The forms that personal data take in a column's values, looked for among its distinct ones.

Functions here read the table `distinct_values` (value, rows) that `list_values` makes; what they find is said in words
and never repeats a value.
"""

from collections.abc import Iterator

import duckdb

from domain.message import Message, said
from domain.rows import only_row


# In RE2, for DuckDB. One cell of these forms is too many.
FORMS = {
    "email": (said("an_email"), r"(?i)[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+"),
    "national_insurance_number": (
        said("a_national_insurance_number"),
        r"(?i)\b[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b",
    ),
    "postcode": (said("a_postcode"), r"(?i)\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b"),
    "phone_number": (said("a_phone_number"), r"(?:\+44[ (0)]*|\b0)(?:\d[ -]?){9,10}\b"),
}
FORMS_OF_NAMES_ONLY = ("postcode", "phone_number")  # an id may be any digits or letters
SPACED_NHS_NUMBER = r"\b\d{3}[ -]\d{3}[ -]\d{4}\b"
TEN_DIGITS = r"\d{10}"
BIRTH_DATE = r"\b(?:(?:19[3-9]\d|200\d)[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19[3-9]\d|200\d))\b"
STAFF_NUMBER = r"^\s*\d{7,8}\s*$"

NHS_SHARE = 0.5  # of a column's ten-digit values; by chance 1 in 11 has a right check digit
BIRTH_SHARE = 0.2
STAFF_SHARE = 0.5
LOOKED_AT = 10_000  # ten-digit values whose check digit is worked out: enough for a share


def list_values(con: duckdb.DuckDBPyConnection, column: str, renamed: dict[str, str] | None = None) -> None:
    """`renamed` are texts = what is taken in their place."""
    value = f"coalesce(ours, {column}::varchar)" if renamed else column
    names = "left join (select unnest($texts::varchar[]) as text, unnest($ours::varchar[]) as ours) on text = " + column
    con.execute(
        f"create or replace table distinct_values as "
        f"select {value} as value, count(*) as rows from staged {names if renamed else ''} "
        f"where {column} is not null group by value",
        {"texts": list(renamed), "ours": list(renamed.values())} if renamed else {},
    )


def columns_with_forms(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The columns of `texts` that hold a value of any of these forms: no other can break a rule."""
    any_form = "|".join(
        f"(?:{form})" for form in (*(form for _, form in FORMS.values()), SPACED_NHS_NUMBER, TEN_DIGITS, BIRTH_DATE)
    )
    found = con.execute(
        "select distinct of_column from texts where regexp_matches(text, $any) or regexp_matches(text, $staff)",
        {"any": any_form, "staff": STAFF_NUMBER},
    )
    return {column for (column,) in found.fetchall()}


def broken_rules(con: duckdb.DuckDBPyConnection, is_group: bool) -> Iterator[tuple[str, Message]]:
    """The rules that the column's values break, each with what was found."""
    forms = {rule: form for rule, (_, form) in FORMS.items() if is_group or rule not in FORMS_OF_NAMES_ONLY}
    rows, *with_form = _rows_with(con, [*forms.values(), BIRTH_DATE])
    *with_forms, with_birth_dates = with_form
    for rule, found in zip(forms, with_forms, strict=True):
        if found:
            yield rule, _in_rows(FORMS[rule][0], found)
    yield from _nhs_numbers(con)
    if with_birth_dates > BIRTH_SHARE * rows:
        yield "birth_date", _in_rows(said("birth_dates"), with_birth_dates)


def _rows_with(con: duckdb.DuckDBPyConnection, forms: list[str]) -> tuple[int, ...]:
    """All rows with a value, and those whose value has each of the forms in it."""
    counts = (f"coalesce(sum(rows) filter (regexp_matches(value, ${place})), 0)" for place in range(1, len(forms) + 1))
    query = f"select coalesce(sum(rows), 0), {', '.join(counts)} from distinct_values"
    return only_row(con.execute(query, forms).fetchone())


def _in_rows(what: Message, rows: int) -> Message:
    return said("in_rows", what=what, rows=int(rows))


def _nhs_numbers(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Message]]:
    spaced = con.execute(
        "select regexp_extract(value, $form), rows from distinct_values where regexp_matches(value, $form) limit $most",
        {"form": SPACED_NHS_NUMBER, "most": LOOKED_AT},
    ).fetchall()
    if rows := _valid_rows(spaced):
        yield "nhs_number", _in_rows(said("an_nhs_number"), rows)
    plain = con.execute(
        "select trim(value), rows from distinct_values where regexp_full_match(trim(value), $form) limit $most",
        {"form": TEN_DIGITS, "most": LOOKED_AT},
    ).fetchall()
    valid = _valid_rows(plain)
    if valid > NHS_SHARE * sum(rows for _, rows in plain):
        yield "nhs_number", _in_rows(said("nhs_numbers"), valid)


def _valid_rows(found: list[tuple[str, int]]) -> int:
    """Rows of those values that are NHS numbers by their check digit."""
    if not found:
        return 0
    from stdnum.gb import nhs  # a load needs it only where ten digits stand

    return sum(rows for value, rows in found if nhs.is_valid(value))


def staff_numbers(con: duckdb.DuckDBPyConnection) -> int:
    """The rows with a number like a staff record's, nought where they are few."""
    rows, found = _rows_with(con, [STAFF_NUMBER])
    return found if found > STAFF_SHARE * rows else 0
