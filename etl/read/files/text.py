"""Delimited text, read by DuckDB where it is regular and by Python's csv where it is not."""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass

import duckdb

from etl.read.files.csv_table import CsvTable, in_memory
from etl.read.files.encoding import WINDOWS_LETTERS, encoding_of
from etl.read.files.source import MAX_LINE_BYTES, Source
from etl.read.layouts.export_layout import Row
from etl.read.staging.tables import stage_lines
from etl.read.staging.totals import holds_total
from etl.refusals import FileRefused


DELIMITERS = ",;\t|"
TOP_RECORDS = 60  # what a layout is told from
LAST_ROWS = 20  # where totals stand
FEWEST_COLUMNS = 3  # from here on a line of so many cells is no line of a text
DIVIDED = 0.5  # of the rows that most are divided by any delimiter: one that divides fewer stands in names or texts
END = "the end of the file"  # a line put after the last: inside a quotation that is never closed it is no row


@dataclass(frozen=True)
class Text:
    """The rows of a text file under one delimiter, numbered as a spreadsheet shows them; `top` has no blank rows."""

    source: Source
    encoding: str
    delimiter: str
    top: list[Row]
    lines_above: dict[int, int]  # row number to the lines of the file up to and with that row
    name = ""  # a text file has no sheets

    def rows(self, below: int) -> Iterator[tuple[int, list[str]]]:
        """All rows below one, with their numbers."""
        row, line_no = 0, 0
        try:
            with decoded(self.source, self.encoding) as text:
                reader = rows_of(itertools.chain(text, [END]), self.delimiter)
                for row, cells in enumerate(reader, start=1):
                    if cells == [END]:
                        return
                    if reader.line_num > line_no + 1 and row > below and self._holds_rows(cells):
                        break
                    line_no = reader.line_num
                    if row > below:
                        yield row, cells
        except csv.Error:
            row += 1
        raise FileRefused("open_quotation", name=self.source.name, row=row)

    def _holds_rows(self, cells: list[str]) -> bool:
        """Whether a cell of several lines holds what look like further rows: its quotation mark is closed by chance."""
        width = max(len(row.cells) for row in self.top)
        return width > FEWEST_COLUMNS and any(
            line.count(self.delimiter) >= width - 1 for cell in cells for line in cell.splitlines()[1:]
        )

    def last_rows(self) -> list[list[str]]:
        """A few rows from the file's end; none where they can't be told apart there."""
        text = self.source.tail.decode(self.encoding, "replace") if self.encoding.startswith("utf-8") else ""
        try:
            return list(rows_of(text.splitlines(True)[1:][-LAST_ROWS:], self.delimiter))
        except csv.Error:
            return []

    def valueless(self) -> Iterator:
        """None: a text holds no formulas, and an error there is a word."""
        return iter(())

    def stage_regular(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int], width: int, below: int) -> bool:
        """Creates `cells` where every record stands on a line of its own, so that its place gives its row number.

        `cells` has `row_no` and the named columns, as text; what is not named is never parsed into it.
        """
        if not self.encoding.startswith("utf-8"):
            return False
        is_plain_path = self.source.path is not None and not set("*?[{") & set(str(self.source.path))
        lines_above = self.lines_above[below]
        with nullcontext(str(self.source.path)) if is_plain_path else in_memory(con, self.source.read()) as file:
            table = CsvTable(file, width, self.delimiter, self.source.new_line, lines_above)
            try:
                rows = stage_lines(con, table, columns, below + 1, self.source.size)
                if 0 not in columns.values() and holds_total(con, table.named({"c": 0}), "c", **table.parameters):
                    return False
            except duckdb.Error:
                return False  # csv tells apart rows that DuckDB won't, and says which one is at fault
        return rows == self.source.lines - lines_above


def rows_of(lines: Iterable[str], delimiter: str):
    """Python's reader of some lines; a cell that is too long is an error of its."""
    csv.field_size_limit(MAX_LINE_BYTES)  # of the whole process, so another library may have lifted it since
    return csv.reader(lines, delimiter=delimiter)


def decoded(source: Source, encoding: str) -> io.TextIOWrapper:
    file = io.BytesIO(source.data) if source.path is None else source.path.open("rb")
    errors = WINDOWS_LETTERS if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="")


def open_texts(source: Source) -> list[Text]:
    """The file under each delimiter that it may have, the one it names alone; FileRefused where it has no rows."""
    encoding = encoding_of(source)
    with decoded(source, encoding) as text:
        start = text.read(MAX_LINE_BYTES)
    if not any(end in start for end in "\r\n") and source.size >= MAX_LINE_BYTES:
        raise FileRefused("first_line_too_long", name=source.name)
    texts = [_text(source, encoding, delimiter, start) for delimiter in _delimiters(start)]
    if not any(text.top for text in texts):
        raise FileRefused("no_header", name=source.name)
    texts = [text for text in texts if text.top]
    divided = [sum(len(row.cells) > 1 for row in text.top) for text in texts]
    return [text for text, rows in zip(texts, divided, strict=True) if rows >= DIVIDED * max(divided)]


def _text(source: Source, encoding: str, delimiter: str, start: str) -> Text:
    top: list[Row] = []
    lines_above: dict[int, int] = {}
    reader = rows_of(io.StringIO(start, newline=""), delimiter)
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells) and not (number == 1 and names_delimiter(cells[0])):
                top.append(Row(number, cells))
                lines_above[number] = reader.line_num
            if len(top) == TOP_RECORDS:
                break
    except csv.Error:
        pass  # what was read above it stands; reading the rows will say where the fault is
    return Text(source, encoding, delimiter, top, lines_above)


def names_delimiter(first_cell: str) -> bool:
    """Whether the line is Excel's `sep=;`, which is no row."""
    return first_cell.casefold().startswith("sep=")


def _delimiters(start: str) -> str:
    first_line = next((line for line in start.splitlines() if line.strip()), "")
    named = first_line[4:5]
    return named if names_delimiter(first_line) and named and named in DELIMITERS else DELIMITERS
