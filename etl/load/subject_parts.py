"""An export's rows in parts that each hold all rows of a subject, so that no step's memory grows with the file."""

from collections.abc import Iterator

import duckdb

from domain.rows import only_value


PART_ROWS = 2_000_000  # about 100 MB of grouping
IN_PART = "abs(subject_no) % $parts = $part"


def parts(con: duckdb.DuckDBPyConnection) -> Iterator[dict[str, int]]:
    """The parameters of IN_PART, part by part."""
    number = only_value(con.execute("select count(*) from coded").fetchone()) // PART_ROWS + 1
    for part in range(number):
        yield {"parts": number, "part": part}
