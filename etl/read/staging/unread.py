"""What of a sheet is not read, and told: titles above the column names, and columns that have no name."""

from etl.read.layouts.export_layout import cell
from etl.read.staging.headers import letter_of, plain
from etl.read.staging.table import Table


def titles(table: Table) -> list[str]:
    """What stands alone in a row above the column names, and the sheet's name."""
    rows = [[text for text in row.cells if text.strip()] for row in table.sheet.top if row.number < table.header_row]
    return [plain(text) for text in (*(cells[0] for cells in rows if len(cells) == 1), table.sheet.name) if text]


def unnamed(table: Table) -> list[str]:
    """The columns that have no header, and something in them as far as the file's top and end show."""
    rows = [row.cells for row in table.sheet.top if row.number > table.header_row] + table.sheet.last_rows()
    places = [place for place, text in enumerate(table.header) if not text.strip()]
    return [f"column {letter_of(place)} (no name)" for place in places if any(cell(cells, place) for cells in rows)]
