"""The staging tables of `etl.read.staging.coding` from a file of lines or from rows, in the memory of this process only."""

import re
from collections.abc import Callable, Iterable
from operator import itemgetter

import duckdb

from domain.door.load import Refusal
from domain.message import of_key, said
from domain.rows import only_value
from etl.read.files.csv_table import CsvTable, Lines
from etl.read.layouts.export_layout import as_text, padded
from etl.read.staging.coding import NUMBER, code
from etl.read.staging.written import MAX_CELL_CHARACTERS, Written, quoted


TOO_MANY_CELLS, NOTE = "too_many_cells", "note_row"  # why a row is not loaded, as a message's key
TOO_LONG = said("cell_too_long", most=MAX_CELL_CHARACTERS).key
NOTE_CELL = re.compile(r'"(?:[^"]|"")*"')
SMALL_BYTES = 64 * 1024**2  # of a file whose cells may all be kept as text for a moment
FEWEST_COLUMNS = 3  # that are read: in fewer, one cell may be all that somebody answered


def is_note(line: str) -> bool:
    """Whether one cell of a line, and no more, has anything in it."""
    words = line.strip(",")
    return bool(words) and ("," not in words or NOTE_CELL.fullmatch(words) is not None)


def holds_notes(con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> bool:
    """The same of any row that is staged, wherever in the file it stands."""
    if len(columns) < FEWEST_COLUMNS:
        return False
    filled = " + ".join(f"({name} is not null)::integer" for name in columns)
    return only_value(con.execute(f"select count(*) > 0 from cells where {filled} = 1").fetchone())


def stage_lines(
    con: duckdb.DuckDBPyConnection, table: CsvTable, columns: dict[str, int], first_row: int, size: int
) -> int:
    """Stages a file of `size` bytes with a record a line, and gives its number of rows.

    `columns` is our name to place; rows are numbered from `first_row`.
    """
    create_left_out(con, columns)
    is_small = size <= SMALL_BYTES
    return code(con, table.named(columns), table.parameters, list(columns), f"rowid + {first_row}", is_small)


def stage_rows(
    con: duckdb.DuckDBPyConnection,
    rows: Iterable[tuple[int, list, str]],
    columns: dict[str, int],
    width: int,
    clean: Callable[[str], str] | None = None,
) -> list[Refusal]:
    """Stages rows: number, cells, and why the row is not to be loaded, "" where it is; gives those that are not.

    The table `left_out` has one row per row that is not loaded: row_no, reason, and the named columns as text.
    """
    wanted = itemgetter(*columns.values(), 0)  # the last, so that it always gives several
    written = Written(clean)
    answers, left_out = Lines(), Lines()
    refused: dict[str, list[int]] = {}
    for row_no, cells, reason in rows:
        if len(cells) != width:
            if len(cells) > width and any(as_text(cell).strip() for cell in cells[width:]):
                reason = reason or TOO_MANY_CELLS
            cells = padded(cells, width)
        line = ",".join(map(written.__getitem__, wanted(cells)[:-1]))
        if written.is_cut:
            written.is_cut, reason = False, reason or TOO_LONG
        if not reason and len(columns) >= FEWEST_COLUMNS and is_note(line):
            reason = NOTE
        if reason:
            refused.setdefault(reason, []).append(row_no)
            left_out.add(f"{row_no},{quoted(reason)},{line}")
        elif line.strip(","):
            answers.add(f"{row_no},{line}")
    create_left_out(con, columns, left_out)
    with answers.as_table(con, 1 + len(columns)) as table:
        named = table.named({name: place for place, name in enumerate(columns, start=1)})
        code(con, named, table.parameters, list(columns), NUMBER, answers.size <= SMALL_BYTES)
    return [Refusal(of_key(reason), "", row_nos) for reason, row_nos in refused.items()]


def create_left_out(con: duckdb.DuckDBPyConnection, columns: dict[str, int], lines: Lines | None = None) -> None:
    """Creates `left_out` (see stage_rows), with these lines in it."""
    names = "".join(f", {name} varchar" for name in columns)
    con.execute(f"create or replace table left_out ({NUMBER} bigint, reason varchar{names})")
    if lines and lines.number:
        with lines.as_table(con, 2 + len(columns)) as table:
            named = table.named({"reason": 1} | {name: place for place, name in enumerate(columns, start=2)})
            picked = ", ".join((NUMBER, "reason", *columns))
            con.execute(f"insert into left_out by name select {picked} from {named}", table.parameters)
