"""The table in an export: a header, and a way to stage the columns that are wanted, and no others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import duckdb

from etl.frameworks import Framework
from etl.read.layout import Layout, as_text
from etl.read.stage import stage_rows
from etl.read.text import Text
from etl.refusals import Finding, Refusal


if TYPE_CHECKING:
    from etl.read.workbook import Sheet  # calamine is not needed for text


ANSWER = re.compile(r"q\d+")
SUMMARY_LABELS = {
    "total", "totals", "grand total", "sub total", "subtotal", "sum", "average", "averages", "overall average", "mean",
    "means", "overall mean", "median", "count", "overall", "minimum", "maximum", "min", "max", "standard deviation", "std dev",
    "st dev", "sd", "% strong or exemplary",
}  # fmt: skip
MAX_CELL_CHARACTERS = 32_767  # as Excel has it
TOO_LONG = f"a cell of the row has more than {MAX_CELL_CHARACTERS:,} characters"
SUMMARY = "the row sums others up (a total or an average); it is nobody's answers"
HEADER_AGAIN = "the row repeats the column names"


@dataclass(frozen=True)
class Table:
    """A sheet or text under a layout; `why` is a sentence about how it is read."""

    sheet: "Text | Sheet"
    layout: Layout
    why: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def tool(self) -> str:
        return self.layout.tool

    @property
    def header(self) -> list[str]:
        return self.layout.header

    @property
    def header_row(self) -> int:
        return self.layout.header_row

    @property
    def second_names(self) -> list[str]:
        return self.layout.second_names or [""] * len(self.header)

    def with_own_codes(self, framework: Framework) -> Framework:
        """The framework, where the tool's codes for “not rated” hold too unless it gives them a meaning of its own."""
        return replace(framework, not_rated=(*framework.not_rated, *self.layout.not_rated))

    def stage(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> list[Refusal]:
        """Creates `cells`: `row_no` and the named columns, as text; gives the rows that are no answers, with reasons."""
        width, below = len(self.header), self.header_row
        takes_all = self.layout.is_as_written and not self._ends_in_summary(columns)
        if takes_all and isinstance(self.sheet, Text) and self.sheet.stage_regular(con, columns, width, below):
            return []
        left_out: dict[str, list[int]] = {}
        refusals = stage_rows(con, self._answers(columns, left_out), columns, width)
        return refusals + [Refusal(reason, "", row_nos) for reason, row_nos in left_out.items()]

    def _answers(self, columns: dict[str, int], left_out: dict[str, list[int]]) -> Iterator[tuple[int, list[str]]]:
        """The rows that are somebody's answers, cleaned; the numbers of the others go into `left_out`, by reason."""
        layout, labels = self.layout, _label_places(columns)
        places = None if layout.left_out or layout.clean else sorted({*labels, *columns.values()})
        for row_no, cells in self.sheet.rows(self.header_row):
            longest = _make_text(cells, range(len(cells)) if places is None else places)
            if not longest:
                continue
            label = next((text for place in labels if place < len(cells) and (text := cells[place].strip())), "")
            if longest > MAX_CELL_CHARACTERS:
                reason = TOO_LONG
            elif label.rstrip(" :").casefold() in SUMMARY_LABELS:
                reason = SUMMARY
            elif label and label == self.header[labels[0]].strip() and self._is_header_again(cells, columns):
                reason = HEADER_AGAIN
            else:
                reason = layout.left_out(cells) if layout.left_out else None
            if reason:
                left_out.setdefault(reason, []).append(row_no)
            else:
                yield row_no, layout.clean(cells) if layout.clean else cells

    def _is_header_again(self, cells: list[str], columns: dict[str, int]) -> bool:
        return all(
            cells[place].strip() == self.header[place].strip() for place in columns.values() if place < len(cells)
        )

    def _ends_in_summary(self, columns: dict[str, int]) -> bool:
        """Whether one of a text's last rows sums others up, so that all rows need looking at."""
        labels = _label_places(columns)
        return isinstance(self.sheet, Text) and any(
            next((text for place in labels if place < len(cells) and (text := cells[place].strip())), "")
            .rstrip(" :")
            .casefold()
            in SUMMARY_LABELS
            for cells in self.sheet.last_rows()
        )


def _make_text(cells: list, places: Iterable[int]) -> int:
    """Makes the cells at these places texts of one line each, and gives the length of them all."""
    texts = [
        cell if type(cell) is str else as_text(cell)
        for cell in (cells[place] for place in places if place < len(cells))
    ]
    together = "".join(texts)
    if "\n" in together or "\r" in together:
        texts = [" ".join(text.splitlines()) for text in texts]
    for place, text in zip(places, texts, strict=False):
        cells[place] = text
    return max(map(len, texts), default=0) if len(together) > MAX_CELL_CHARACTERS else len(together)


def _label_places(columns: dict[str, int]) -> list[int]:
    """Where a total would be labelled: instead of an id, else in the first cell, else in place of a group's name."""
    groups = [
        place
        for name, place in columns.items()
        if name not in ("subject_id", "level", "dimension") and not ANSWER.fullmatch(name)
    ]
    return list(dict.fromkeys([*([columns["subject_id"]] if "subject_id" in columns else []), 0, *groups]))
