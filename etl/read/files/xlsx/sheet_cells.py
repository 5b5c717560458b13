"""The cells of a sheet that fastexcel has read, taken over by DuckDB."""

from collections.abc import Iterator

import duckdb
import fastexcel

from domain.rows import only_value
from etl.read.staging.coding import code
from etl.read.staging.tables import create_left_out
from etl.read.staging.totals import holds_total
from etl.read.staging.written import MAX_CELL_CHARACTERS


AT_ONCE = 2_000  # rows that are handed to Python
LAST_BREAK = r"(\r\n|\r|\n)\z"
IN_A_LINE = r"\s*[\r\n]\s*"
MIDNIGHT_OR_FRACTION = r"^(\d{4}-\d\d-\d\d)(?: 00:00:00| (\d\d:\d\d:\d\d)\.\d+)$"


def rows_of_cells(sheet: fastexcel.ExcelSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows from row 1 and column A on, with their numbers."""
    margin = [""] * _first_place(sheet)
    texts = ", ".join(f"coalesce({_text(name)}, '')" for name in _names(sheet))
    row_no = 0
    with duckdb.connect() as con:
        con.execute(f"select {texts} from sheet as sheet ({', '.join(_names(sheet))})")
        while rows := con.fetchmany(AT_ONCE):
            for cells in rows:
                row_no += 1
                yield row_no, [*margin, *cells]


def stage_cells(
    con: duckdb.DuckDBPyConnection, sheet: fastexcel.ExcelSheet, columns: dict[str, int], width: int, below: int
) -> bool:
    """Creates `cells` of the rows below one.

    False where they are not `width` columns from column A on, one sums others up, or they hold what is too long for a cell.
    """
    if _first_place(sheet) or len(_names(sheet)) != width:
        return False
    create_left_out(con, columns)
    _take_over(con, sheet, columns, below, untidy={"wave_date"} & columns.keys())
    if holds_total(con, "sheet_rows", "first_cell"):  # of a column that is read, or that is not
        return False
    number = f"rowid + {below + 1}"
    code(con, "sheet_rows", {}, list(columns), number, is_small=True)
    untidy = con.execute(f"select distinct of_column from texts where text is distinct from {_text('text')}").fetchall()
    if untidy:
        names = {"wave_date", *(name for (name,) in untidy)}
        _take_over(con, sheet, columns, below, names & columns.keys())
        code(con, "sheet_rows", {}, list(columns), number, is_small=True)
    con.execute("drop table sheet_rows")
    return only_value(con.execute("select coalesce(max(length(text)), 0) from texts").fetchone()) <= MAX_CELL_CHARACTERS


def _take_over(
    con: duckdb.DuckDBPyConnection, sheet: fastexcel.ExcelSheet, columns: dict[str, int], below: int, untidy: set[str]
) -> None:
    """Creates `sheet_rows`: the untidy columns as `_text` has them, and the others, which takes half the time, as they are."""
    texts = [
        (_text(f"c{place}") if name in untidy else f"nullif(c{place}, '')") + f" as {name}"
        for name, place in columns.items()
    ]
    con.execute(
        f"""
        create or replace table sheet_rows as
        select {", ".join(texts)}, c0 as first_cell
        from sheet as sheet ({", ".join(_names(sheet))})
        offset {below}
        """
    )


def _first_place(sheet: fastexcel.ExcelSheet) -> int:
    """Of the columns that it has: those before are blank."""
    return sheet.available_columns()[0].absolute_index


def _names(sheet: fastexcel.ExcelSheet) -> list[str]:
    return [f"c{place}" for place in range(len(sheet.available_columns()))]


def _text(cell: str) -> str:
    """SQL for a cell's text as `layout.as_text` and `written.one_line` have it, null where it is blank."""
    return f"""
        case
            when contains({cell}, chr(10)) or contains({cell}, chr(13))
            then nullif(regexp_replace(regexp_replace({cell}, '{LAST_BREAK}', ''), '{IN_A_LINE}', ' ', 'g'), '')
            when {cell} like '____-__-__ __:__:__%' then rtrim(regexp_replace({cell}, '{MIDNIGHT_OR_FRACTION}', '\\1 \\2'))
            else nullif({cell}, '')
        end
    """
