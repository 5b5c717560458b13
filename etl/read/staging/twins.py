"""Columns of one name that never both have an answer in a row: a question that was deleted and added again is one question."""

from domain.door.load import Finding
from domain.message import said
from domain.spelling import folded
from etl.read.layouts.export_layout import carried_forward, padded
from etl.read.staging.headers import letter_of, plain
from etl.read.staging.table import Table


class Twins:
    """Decides about the columns of a table as they are asked for; `as_one` has the first place of each and the others."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.as_one: dict[int, tuple[int, ...]] = {}

    def are_one(self, places: list[int]) -> bool:
        """Whether the columns have one name, under one heading and with one id of the tool, and no row answers several."""
        first, *others = places
        if first not in self.as_one:
            if not self._are_alike(places) or self._table.has_rows_with_several(places):
                return False
            self.as_one[first] = tuple(others)
        return self.as_one[first] == tuple(others)

    def _are_alike(self, places: list[int]) -> bool:
        width = len(self._table.header)
        above = [row.cells for row in self._table.sheet.top if row.number < self._table.header_row]
        rows = [
            list(map(folded, self._table.header)),
            self._table.second_names,
            *(carried_forward(padded(cells, width)) for cells in above),
        ]
        return all(len({cells[place] for place in places}) == 1 for cells in rows)

    def table(self) -> Table:
        """The table, with an answer of any of the columns that are one in the first of them."""
        return self._table.reading_as_one(self.as_one)

    def findings(self, questions: set[int]) -> list[Finding]:
        """What is said of them; several questions that all stand twice, at these places, may be two blocks, so that is asked."""
        if not self.as_one:
            return []
        header = self._table.header
        twins = [
            said("twin", header=plain(header[first]), letters=[letter_of(place) for place in (first, *others)])
            for first, others in sorted(self.as_one.items())
        ]
        if len(questions & self.as_one.keys()) <= 1:
            return [Finding("same_question", "", said("same_question", twins=twins))]
        return [Finding("same_question", "level", said("same_questions", twins=twins), needs_confirmation=True)]
