"""One row of a workbook with several sides side by side becomes a row for each of them; no answers of two sides are ever joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

import duckdb

from domain.declared.sides import Side
from etl.read.layouts.export_layout import as_text, padded
from etl.read.staging.tables import NOTE, TOO_MANY_CELLS


NO_ANSWER = "no_answer_in_row"  # why a row is not loaded, as a message's key
NOBODY = {"", "-", "–", "—"}  # in all columns of a side: nobody of it rated


@dataclass(frozen=True)
class ReadSide:
    """A side, and where its columns stand: our name to place; `headers` and `known_by` as in Columns."""

    side: Side
    places: dict[str, int]
    headers: dict[str, str]
    known_by: dict[str, str]


class Unpivot:
    """The rows of an export as one for each side; their numbers tell the sheet's row and the side, see `sheet_rows`."""

    def __init__(self, sides: list[ReadSide], names: list[str], answers: set[str], width: int) -> None:
        """`names` are the columns of a row that comes out, of which `answers` hold levels; `width` is of a row that goes in."""
        self.names, self._sides, self._width = names, sides, width
        self._read = list(dict.fromkeys(place for side in sides for place in side.places.values()))
        self._answers = [[place for name, place in side.places.items() if name in answers] for side in sides]
        self._wanted = [itemgetter(*self._places(side, width), 0) for side in sides]
        self._said = [value for side in sides for value in side.side.said().values()]

    def __len__(self) -> int:
        return len(self._sides)

    def _places(self, side: ReadSide, width: int) -> list[int]:
        """Of each name the place in a row, behind which stand a blank and what all sides say."""
        before = self._sides[: self._sides.index(side)]
        start = width + 1 + sum(len(other.side.said()) for other in before)
        said = {name: start + number for number, name in enumerate(side.side.said())}
        return [said.get(name, side.places.get(name, width)) for name in self.names]

    def rows(self, rows: Iterable[tuple[int, list, str]]) -> Iterator[tuple[int, list, str]]:
        """For each row that is somebody's one for each side with an answer; for each that is nobody's one for every side."""
        number = len(self._sides)
        for row_no, cells, reason in rows:
            if len(cells) > self._width and any(as_text(cell).strip() for cell in cells[self._width :]):
                reason = reason or TOO_MANY_CELLS
            cells = [*padded(cells[: self._width], self._width), "", *self._said]
            filled = sum(as_text(cells[place]).strip() != "" for place in self._read)
            if not filled:
                continue
            answered = [
                any(as_text(cells[place]).strip() not in NOBODY for place in places) for places in self._answers
            ]
            if not reason and not any(answered):
                reason = NOTE if filled == 1 else NO_ANSWER
            for side, (is_answered, wanted) in enumerate(zip(answered, self._wanted, strict=True)):
                if is_answered or reason:
                    yield row_no * number + side, list(wanted(cells)[:-1]), reason


def create_sheet_row(con: duckdb.DuckDBPyConnection, sides: int) -> None:
    """Creates the macros `sheet_row` and `side_of`: what a staged row's number says."""
    con.execute(f"create or replace macro sheet_row(row_no) as row_no // {sides or 1}")
    con.execute(f"create or replace macro side_of(row_no) as row_no % {sides or 1}")
