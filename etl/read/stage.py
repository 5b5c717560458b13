"""The staging tables of `etl.read.coding` from a file of lines or from rows, in the memory of this process only."""

import csv
import io
from collections.abc import Iterable

import duckdb

from etl.read.coding import code
from etl.refusals import Refusal


FILE_IN_MEMORY = "export.csv"
TOO_MANY_CELLS = (
    "the row has more cells than there are column names; is a text with commas missing its quotation marks?"
)


def in_memory(con: duckdb.DuckDBPyConnection, data: bytes) -> str:
    """The name under which DuckDB reads these bytes as a file that never touches the disk."""
    import fsspec  # takes a tenth of a second, and a file on disk needs none

    files = fsspec.filesystem("memory")
    files.pipe(FILE_IN_MEMORY, data)
    if not con.filesystem_is_registered("memory"):
        con.register_filesystem(files)
    return f"memory://{FILE_IN_MEMORY}"


def stage_lines(
    con: duckdb.DuckDBPyConnection,
    file: str,
    columns: dict[str, int],
    width: int,
    delimiter: str,
    lines_above: int,
    first_row: int,
) -> int:
    """Stages delimited UTF-8 with a record a line, and gives its number of rows.

    `columns` is our name to place, of `width` places; rows are numbered from `first_row`.
    """
    return _code_csv(con, file, columns, width, delimiter, lines_above, f"rowid + {first_row}")


def stage_rows(
    con: duckdb.DuckDBPyConnection, rows: Iterable[tuple[int, list]], columns: dict[str, int], width: int
) -> list[Refusal]:
    """Stages numbered rows; refuses those with cells beyond the header's `width`."""
    places = list(columns.values())
    overlong: list[int] = []
    data = io.BytesIO()
    text = io.TextIOWrapper(data, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    for row_no, cells in rows:
        if len(cells) > width and any(str(cell).strip() for cell in cells[width:]):
            overlong.append(row_no)
            continue
        if len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        writer.writerow([row_no, *[cells[place] for place in places]])
    own_places = {name: place for place, name in enumerate(columns, start=1)}
    _code_csv(con, in_memory(con, data.getvalue()), own_places, len(columns) + 1, ",", 0, "row_no")
    return [Refusal(TOO_MANY_CELLS, "", overlong)] if overlong else []


def _code_csv(
    con: duckdb.DuckDBPyConnection,
    file: str,
    columns: dict[str, int],
    width: int,
    delimiter: str,
    lines_above: int,
    row_no: str,
) -> int:
    # Names are ours and places are numbers: nothing of the file's own text gets into the query.
    types = {f"c{place}": "varchar" for place in range(width)}
    if row_no == "row_no":
        types = {"row_no": "bigint", **{f"c{place}": "varchar" for place in range(1, width)}}
    csv_table = f"""
        read_csv(
            $file, columns = {types}, header = false, auto_detect = false, skip = {lines_above},
            delim = $delimiter, quote = '"', escape = '"'
        )
    """
    return code(
        con, csv_table, {"file": file, "delimiter": delimiter}, {n: f"c{p}" for n, p in columns.items()}, row_no
    )
