"""Fits a table into a width: how wide each column is, how high each row, and where it goes on to the next page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.board_pack.description import Cell, Column, Row, Table
from analysis.board_pack.layout.measure import height, longest_word, width
from domain.languages import _


PADDING_X, PADDING_Y = 5, 2.5  # points, at each side of a cell
WIDEST_TEXT = 300  # points that a column of text takes before it is wrapped


@dataclass(frozen=True)
class Fitted:
    """Widths of columns and heights of the header and of rows, in points; `size` of the letters."""

    size: float
    widths: tuple[float, ...]
    header: float
    heights: tuple[float, ...]
    is_cramped: bool = False  # some word is wider than its column
    is_wrapped: bool = False  # some text takes more than one line

    @property
    def height(self) -> float:
        return self.header + sum(self.heights)

    def higher(self, times: float) -> "Fitted":
        return replace(self, header=self.header * times, heights=tuple(height * times for height in self.heights))


def fit(table: Table, room: float, size: float, is_stretched: bool = False) -> Fitted:
    """The table in letters of a size, no wider than `room`; as wide as `room` where it is stretched."""
    least = [_least(table, place, size) for place in range(len(table.columns))]
    natural = [max(least[place], _natural(table, place, size)) for place in range(len(table.columns))]
    if sum(natural) <= room:
        widths = [wide * room / sum(natural) for wide in natural] if is_stretched else natural
    elif sum(least) <= room:
        give = (room - sum(least)) / (sum(natural) - sum(least))
        widths = [low + (high - low) * give for low, high in zip(least, natural, strict=True)]
    else:
        widths = [low * room / sum(least) for low in least]
    headings = [
        height(column.heading, size, wide - 2 * PADDING_X, True)
        for column, wide in zip(table.columns, widths, strict=True)
    ]
    rows = tuple(_row_height(row, widths, size) for row in table.rows)
    return Fitted(
        size, tuple(widths), max(headings, default=0) + 2 * PADDING_Y, rows, sum(least) > room, sum(natural) > room
    )


def split(table: Table, fitted: Fitted, room: float) -> list[tuple[Table, Fitted]]:
    """The table in parts no higher than `room`, each under the header; a group's name stands again over what goes on."""
    parts: list[list[int]] = [[]]
    used, group = fitted.header, -1  # -1: no group yet
    for place, row in enumerate(table.rows):
        ahead = fitted.heights[place]
        if row.kind == "group" and place + 1 < len(table.rows):
            ahead += fitted.heights[place + 1]
        if parts[-1] and used + ahead > room:
            goes_on = group >= 0 and row.kind != "group"
            parts.append([group] if goes_on else [])
            used = fitted.header + (fitted.heights[group] if goes_on else 0)
        if row.kind == "group":
            group = place
        parts[-1].append(place)
        used += fitted.heights[place]
    return [_part(table, fitted, places, is_first=number == 0) for number, places in enumerate(parts)]


def _part(table: Table, fitted: Fitted, places: Sequence[int], is_first: bool) -> tuple[Table, Fitted]:
    rows = [table.rows[place] for place in places]
    if not is_first and rows[0].kind == "group" and places[0] + 1 != (places[1] if len(places) > 1 else None):
        rows[0] = Row((Cell(_("{group} (continued)", group=rows[0].cells[0].text)),), "group")
    return replace(table, rows=tuple(rows)), replace(fitted, heights=tuple(fitted.heights[place] for place in places))


def _row_height(row: Row, widths: Sequence[float], size: float) -> float:
    if row.kind == "group":
        return height(row.cells[0].text, size, sum(widths) - 2 * PADDING_X, True) + 2 * PADDING_Y
    is_bold = row.kind == "whole"
    cells = zip(row.cells, widths, strict=True)
    return max(height(cell.text, size, wide - 2 * PADDING_X, is_bold) for cell, wide in cells) + 2 * PADDING_Y


def _least(table: Table, place: int, size: float) -> float:
    """The longest word of a column of texts, the longest figure of one of numbers."""
    column = table.columns[place]
    measured = [longest_word(column.heading, size, True)]
    for row, cell in _cells(table, place):
        measure = longest_word if _is_text(column, cell) else width
        measured.append(measure(cell.text, size, row.kind == "whole"))
    return max(measured) + 2 * PADDING_X + 1


def _natural(table: Table, place: int, size: float) -> float:
    texts = [width(cell.text, size, row.kind == "whole") for row, cell in _cells(table, place)]
    heading = width(table.columns[place].heading, size, True) / 2
    return min(max([*texts, heading]), WIDEST_TEXT * size / 11) + 2 * PADDING_X + 1


def _is_text(column: Column, cell: Cell) -> bool:
    return column.kind == "text" and len(cell.text) > 14


def _cells(table: Table, place: int) -> list[tuple[Row, Cell]]:
    return [(row, row.cells[place]) for row in table.rows if row.kind != "group"]
