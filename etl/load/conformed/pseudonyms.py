"""The people of an export: each id once, under a number to compare by and the keyed hash to store."""

import duckdb

from etl.read.staging.columns import Columns
from etl.secret import pads


NO_RATER = 0  # the number of a rater who is the subject, or whom no id names
MARGIN = " \t\r\n\u00a0\ufeff"  # what is trimmed from an id; within, it stays as exported
# HMAC-SHA256 written out, so that an id is re-keyed where it is read. The first 128 bits, as a UUID.
REKEYED = """
create or replace macro rekeyed(id, inner_pad, outer_pad) as
    cast(substr(sha256(outer_pad || unhex(sha256(inner_pad || encode(id)))), 1, 32) as uuid)
"""


def create_ids(
    con: duckdb.DuckDBPyConnection,
    columns: Columns,
    key: bytes,
    file_sha256: str,
    missing: frozenset[str] = frozenset(),
) -> None:
    """The table `ids`: id_no, id, key; someone whom the file gives no id has the row number, below nought.

    `missing` are words, folded, that name nobody.
    """
    con.execute(REKEYED)
    con.execute(
        """
        create or replace table ids as
        with trimmed as (
            select trim(text, $margin) as id from texts where of_column in ('subject_id', 'rater_id')
            union
            select trim(rater_id, $margin) from constants
        )
        select (row_number() over () + $no_rater)::integer as id_no, id, rekeyed(id, $inner, $outer) as key
        from trimmed
        where id <> '' and lower(id) not in (select unnest($missing::varchar[]))
        """,
        {"margin": MARGIN, "no_rater": NO_RATER, "missing": [*missing, "-", "–", "—"], **pads(key)},
    )
    if "subject_id" not in columns.places:
        con.execute(
            "insert into ids by name "
            "select -row_no as id_no, rekeyed($file_sha256 || ':' || row_no, $inner, $outer) as key "
            "from (select distinct sheet_row(row_no) as row_no from cells)",
            {"file_sha256": file_sha256, **pads(key)},
        )
