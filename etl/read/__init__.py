"""Any export file becomes a table of text cells with a header and row numbers."""

from typing import Protocol

import duckdb

from etl.read.source import Source, refuse_what_is_no_table
from etl.refusals import Refusal


class Table(Protocol):
    """What every reader gives: a header, its row, and a way to stage the columns that are wanted, and no others."""

    header: list[str]
    header_row: int

    def stage(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> list[Refusal]: ...


def open_table(source: Source) -> Table:
    """Raises FileRefused with a sentence where the file holds no table."""
    refuse_what_is_no_table(source)
    if source.is_workbook:
        from etl.read.workbook import open_workbook  # calamine is not needed for text

        return open_workbook(source)
    from etl.read.text import open_text

    return open_text(source)
