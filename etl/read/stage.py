"""The staging view `cells`: an export's wanted columns as text, in the memory of this process only."""

import csv
import io
from collections.abc import Iterable

import duckdb
import fsspec

from etl.refusals import Refusal


FILE_IN_MEMORY = "export.csv"
TOO_MANY_CELLS = (
    "the row has more cells than there are column names; is a text with commas missing its quotation marks?"
)


def in_memory(con: duckdb.DuckDBPyConnection, data: bytes) -> str:
    """The name under which DuckDB reads these bytes as a file that never touches the disk."""
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
    """Creates `cells` from delimited UTF-8 with a record a line, and gives its number of rows.

    `columns` is our name to place, of `width` places; rows are numbered from `first_row`.
    """
    _read_csv(con, file, [f"c{place} as {name}" for name, place in columns.items()], width, delimiter, lines_above)
    con.execute(f"create or replace view cells as select rowid + {first_row} as row_no, * from staged")
    return con.execute("select count(*) from staged").fetchone()[0]


def stage_rows(
    con: duckdb.DuckDBPyConnection, rows: Iterable[tuple[int, list]], columns: dict[str, int], width: int
) -> list[Refusal]:
    """Creates `cells` from numbered rows; refuses those with cells beyond the header's `width`."""
    places = list(columns.values())
    overlong: list[int] = []
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row_no, cells in rows:
        if len(cells) > width and any(str(cell).strip() for cell in cells[width:]):
            overlong.append(row_no)
            continue
        if len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        writer.writerow([row_no, *[cells[place] for place in places]])
    wanted = ["c0::bigint as row_no", *[f"c{place} as {name}" for place, name in enumerate(columns, start=1)]]
    _read_csv(con, in_memory(con, text.getvalue().encode("utf-8", "replace")), wanted, len(wanted), ",", 0)
    con.execute("create or replace view cells as select * from staged")
    return [Refusal(TOO_MANY_CELLS, "", overlong)] if overlong else []


def _read_csv(
    con: duckdb.DuckDBPyConnection, file: str, wanted: list[str], width: int, delimiter: str, lines_above: int
) -> None:
    # Names are ours and places are numbers: nothing of the file's own text gets into the query.
    names = {f"c{place}": "varchar" for place in range(width)}
    con.execute(
        f"""
        create or replace table staged as
        select {", ".join(wanted)}
        from read_csv(
            $file, columns = {names}, header = false, auto_detect = false, skip = {lines_above},
            delim = $delimiter, quote = '"', escape = '"'
        )
        """,
        {"file": file, "delimiter": delimiter},
    )
