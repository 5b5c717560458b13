"""The cells of a sheet that calamine has read, taken over by DuckDB a column at a time."""

import duckdb
from python_calamine import CalamineSheet

from etl.read.files.xlsx.area import MANY_CELLS
from etl.read.staging.totals import is_total
from etl.read.staging.whole_columns import stage_whole
from etl.read.staging.written import Written


def stage_grid(
    con: duckdb.DuckDBPyConnection, grid: CalamineSheet, columns: dict[str, int], width: int, below: int
) -> bool:
    """Creates `cells` of the rows below one, where no cells are merged.

    False where they are not `width` columns from column A on, or one sums others up.
    """
    first_row, first_place = grid.start or (0, 0)
    if first_place or grid.width != width or grid.width * grid.height > MANY_CELLS:
        return False
    rows = grid.to_python()[max(0, below - first_row) :]
    by_place = list(zip(*rows, strict=True))
    if not rows or any(is_total(cell) for cell in set(by_place[0]) if isinstance(cell, str)):
        return False
    cells = {name: by_place[place] for name, place in columns.items()}
    return stage_whole(con, cells, {name: Written() for name in columns}, max(below, first_row) + 1)
