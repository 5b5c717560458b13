"""The table `problems`: one row per row of the export and rule that it breaks."""

import duckdb

from domain.message import Message


def create_problems(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create or replace table problems (row_no integer, reason varchar, of_column varchar)")


def add_problems(
    con: duckdb.DuckDBPyConnection, reason: Message, column: str, rows: str | None, parameters: dict | None = None
) -> None:
    """Notes the same problem for every `row_no` that the query `rows` gives."""
    if rows:
        con.execute(
            f"insert into problems by name select row_no, $reason as reason, $column as of_column from ({rows})",
            {"reason": reason.key, "column": column, **(parameters or {})},
        )
