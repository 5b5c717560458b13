"""Columns that are in Python's memory as a whole become the staging tables."""

from collections.abc import Iterable, Mapping

import duckdb

from etl.read.files.csv_table import CsvTable, in_memory
from etl.read.staging.coding import code
from etl.read.staging.tables import create_left_out
from etl.read.staging.written import Written


def stage_whole(
    con: duckdb.DuckDBPyConnection, columns: Mapping[str, Iterable], written: Mapping[str, Written], first_row: int
) -> bool:
    """Creates `cells`, with its rows numbered from `first_row`; `written` has for each column how its cells are written.

    False where every row has to be looked at: a text is too long for a cell, or a column stands alone, whose blanks are no line.
    """
    if len(columns) < 2:
        return False
    cells = [map(written[name].__getitem__, values) for name, values in columns.items()]
    lines = "\n".join(map(",".join, zip(*cells, strict=True)))
    if any(one.is_cut for one in written.values()):  # known once all are written
        return False
    create_left_out(con, dict.fromkeys(columns, 0))
    with in_memory(con, f"{lines}\n".encode("utf-8", "replace")) as file:
        table = CsvTable(file, len(columns), ",", "\n")
        named = table.named({name: place for place, name in enumerate(columns)})
        texts = {name: {text or None for text in written[name].texts} for name in columns}
        code(con, named, table.parameters, list(columns), f"rowid + {first_row}", texts=texts)
    return True
