"""The table in an export: a header, and a way to stage the columns that are wanted, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import duckdb

from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding, Refusal
from domain.message import Message
from domain.spelling import tidied
from etl.read.layouts.export_layout import Layout, as_text, cell
from etl.read.staging.columns import Columns
from etl.read.staging.headers import Headers, plain
from etl.read.staging.our_columns import ANSWER
from etl.read.staging.sides.unpivot import Unpivot, create_sheet_row
from etl.read.staging.tables import holds_notes, stage_rows
from etl.read.staging.totals import holds_label, is_total, labels_of_totals
from etl.read.staging.written import one_line


if TYPE_CHECKING:
    from etl.read.files.data_sets.opening import DataSet
    from etl.read.files.text import Text
    from etl.read.files.xlsx.workbook import LongSheet, Sheet  # calamine is not needed for text


SUMMARY, HEADER_AGAIN = "summary_row", "header_again"  # why a row is not loaded, as a message's key


@dataclass(frozen=True)
class Table:
    """A sheet or text under a layout; `how_read` says by what it was recognised, `sheets` are a workbook's, with this one."""

    sheet: "Text | Sheet | LongSheet | DataSet"
    layout: Layout
    how_read: Message
    findings: list[Finding] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    as_one: dict[int, tuple[int, ...]] = field(default_factory=dict)  # a column's place, and others' that are the same
    words: dict[int, list[str]] = field(default_factory=dict)  # by place, a column's labels of codes, in their order

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
    def sheet_read(self) -> str:
        """The sheet's name where the file has several, else ""."""
        return self.sheet.name if len(self.sheets) > 1 else ""

    @property
    def second_names(self) -> list[str]:
        return self.layout.second_names or [""] * len(self.header)

    @cached_property
    def called(self) -> list[str]:
        """What a mapping calls each column (headers.Headers.called)."""
        return Headers(self.header, self.second_names).called

    def in_order(self, words: list[str]) -> list[str]:
        """Words as the labels of codes are ordered, those of the longest list first; others stay as they are."""
        places = {
            tidied(word): place for listed in sorted(self.words.values(), key=len) for place, word in enumerate(listed)
        }
        return sorted(words, key=lambda word: places.get(tidied(word), len(places)))

    def with_own_codes(self, framework: Framework) -> Framework:
        """The framework, where the tool's codes for “not rated” hold too unless it gives them a meaning of its own."""
        return replace(framework, not_rated=(*framework.not_rated, *self.layout.not_rated))

    def with_own_blanks(self, mapping: Mapping) -> Mapping:
        """The mapping, where what the tool means by a blank cell holds too unless the mapping gives it a meaning of its own."""
        meant = {name: words | mapping.values.get(name, {}) for name, words in self.layout.meant_by_blanks.items()}
        return replace(mapping, values=mapping.values | meant)

    def stage_columns(self, con: duckdb.DuckDBPyConnection, columns: Columns) -> list[Refusal]:
        """The same as `stage` with the columns that are read, and a row for each side where several stand side by side."""
        return (
            self._stage_sides(con, columns.read, columns.unpivot(len(self.header)))
            if columns.sides
            else self.stage(con, columns.places)
        )

    def holds_levels(self, place: int, framework: Framework) -> bool:
        """Whether what stands in a column, as far as the file's top shows, are levels."""
        texts = [cell(row.cells, place) for row in self.sheet.top if row.number > self.header_row]
        levels = [framework.level_of(text) for text in texts if text]
        return any(levels) and 2 * sum(map(bool, levels)) > len(levels)

    def _stage_sides(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int], unpivot: Unpivot) -> list[Refusal]:
        number = len(unpivot)
        create_sheet_row(con, number)
        names = {name: place for place, name in enumerate(unpivot.names)}
        refused = stage_rows(con, unpivot.rows(self._rows(columns)), names, len(names), self.layout.clean)
        return [replace(one, rows=list(dict.fromkeys(row // number for row in one.rows))) for one in refused]

    def stage(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> list[Refusal]:
        """Creates `cells`: `row_no` and the named columns, as text; gives the rows that are no answers, with reasons."""
        create_sheet_row(con, 1)
        width, below = len(self.header), self.header_row
        takes_all = self.layout.is_as_written and not self.as_one and not self._ends_in_notes(columns)
        if takes_all and self.sheet.stage_regular(con, columns, width, below):
            if not self._holds_labels(con, columns) and not holds_notes(con, columns):
                return []
        return stage_rows(con, self._rows(columns), columns, width, self.layout.clean)

    def _rows(self, columns: dict[str, int]) -> Iterator[tuple[int, list, str]]:
        """The rows below the header: number, cells, and why a row is nobody's answers, "" where it is somebody's."""
        layout, labels = self.layout, _label_places(columns)
        label_again = self.header[labels[0]].strip()
        for row_no, cells in self.sheet.rows(self.header_row):
            label = _label(cells, labels)
            if is_total(label):
                reason = SUMMARY
            elif label and label == label_again and self._is_header_again(cells, columns):
                reason = HEADER_AGAIN
            elif layout.left_out and any(cell != "" for cell in cells):
                reason = layout.left_out(cells) or ""
            else:
                reason = ""
            cells = layout.unfold(list(map(as_text, cells))) if layout.unfold else cells
            yield row_no, self._as_one(cells) if self.as_one else cells, reason

    def has_rows_with_several(self, places: list[int]) -> bool:
        """Whether anybody's row has an answer at more than one of these places."""
        rows = self._rows({f"q{place}": place for place in places})
        return any(not reason and sum(bool(cell(cells, place)) for place in places) > 1 for _, cells, reason in rows)

    def reading_as_one(self, as_one: dict[int, tuple[int, ...]]) -> "Table":
        """The same, with the cells of the columns at these places in the first of them."""
        return replace(self, as_one=as_one)

    def _as_one(self, cells: list) -> list:
        cells = [*cells, *[""] * (len(self.header) - len(cells))]
        for first, others in self.as_one.items():
            cells[first] = next((cells[place] for place in (first, *others) if cell(cells, place)), "")
        return cells

    def _is_header_again(self, cells: list, columns: dict[str, int]) -> bool:
        return all(cell(cells, place) == plain(self.header[place]) for place in columns.values() if place < len(cells))

    def _holds_labels(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> bool:
        """Whether a text that is staged may label a summary or the header again, so that all rows need looking at."""
        names = [name for name, place in columns.items() if place in _label_places(columns)]
        labels = [*labels_of_totals(), *(self.header[columns[name]].strip().lower() for name in names)]
        return holds_label(con, "(from texts where list_contains($names, of_column))", "text", labels, names=names)

    def _ends_in_notes(self, columns: dict[str, int]) -> bool:
        """Whether one of the last rows sums others up or is a note, so that all rows need looking at."""
        labels = _label_places(columns)
        return any(
            is_total(_label(cells, labels)) or sum(bool(text.strip()) for text in cells) == 1
            for cells in self.sheet.last_rows()
        )


def _label(cells: list, labels: list[int]) -> str:
    """The first of the cells at these places that has a word in it."""
    for place in labels:
        if place < len(cells) and (text := one_line(as_text(cells[place])).strip()):
            return text
    return ""


def _label_places(columns: dict[str, int]) -> list[int]:
    """Where a total would be labelled: instead of an id, else in the first cell, else in place of a group's name."""
    groups = [
        place
        for name, place in columns.items()
        if name not in ("subject_id", "dimension") and not ANSWER.fullmatch(name)
    ]
    return list(dict.fromkeys([*([columns["subject_id"]] if "subject_id" in columns else []), 0, *groups]))
