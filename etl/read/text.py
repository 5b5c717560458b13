"""Delimited text, read by DuckDB where it is regular and by Python's csv where it is not."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from etl.read.source import MAX_LINE_BYTES, Source, encoding_of
from etl.read.stage import in_memory, stage_lines, stage_rows
from etl.refusals import FileRefused, Refusal


DELIMITERS = ",;\t|"

csv.field_size_limit(MAX_LINE_BYTES)


@dataclass(frozen=True)
class Text:
    """The table in a text file. Rows are numbered as a spreadsheet shows them; the header is `header_row`."""

    source: Source
    encoding: str
    delimiter: str
    header: list[str]
    header_row: int
    lines_above: int  # lines of the file up to and with the header

    def stage(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> list[Refusal]:
        """Creates `cells`: `row_no` and the named columns, as text; what is not named is never parsed into it."""
        if self.encoding.startswith("utf-8"):
            try:
                if self._stage_regular(con, columns):
                    return []
            except duckdb.Error:
                pass  # csv tells apart rows that DuckDB won't, and says which one is at fault
        return stage_rows(con, self._records(), columns, len(self.header))

    def _stage_regular(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int]) -> bool:
        """True where every record stands on a line of its own, so that its place gives its row number."""
        is_plain_path = self.source.path is not None and not set("*?[{") & set(str(self.source.path))
        file = str(self.source.path) if is_plain_path else in_memory(con, self.source.read())
        rows = stage_lines(con, file, columns, len(self.header), self.delimiter, self.lines_above, self.header_row + 1)
        return rows == self.source.lines - self.lines_above

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        row = self.header_row
        try:
            with decoded(self.source, self.encoding) as text:
                for row, cells in enumerate(csv.reader(text, delimiter=self.delimiter), start=1):
                    if row > self.header_row:
                        yield row, cells
        except csv.Error:
            raise FileRefused(
                f"{self.source.name} can't be told apart into cells after row {row:,}: a quotation mark is opened and never "
                "closed, or a cell is over 1 MB long. Mend that row, or export the file again."
            ) from None


def decoded(source: Source, encoding: str) -> io.TextIOWrapper:
    file = io.BytesIO(source.data) if source.path is None else source.path.open("rb")
    return io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")


def open_text(source: Source) -> Text:
    """Raises FileRefused where the file has no header, or none that can be read."""
    encoding = encoding_of(source)
    with decoded(source, encoding) as text:
        start = text.read(MAX_LINE_BYTES)
    if not any(end in start for end in "\r\n") and source.size >= MAX_LINE_BYTES:
        raise FileRefused(
            f"The first line of {source.name} is over 1 MB long, so it holds no column names. Export it again."
        )
    delimiter = _delimiter(start)
    reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
    try:
        for header_row, header in enumerate(reader, start=1):
            names_delimiter = header_row == 1 and header and header[0].casefold().startswith("sep=")
            if any(cell.strip() for cell in header) and not names_delimiter:
                return Text(source, encoding, delimiter, header, header_row, reader.line_num)
    except csv.Error:
        pass
    raise FileRefused(f"{source.name} has no row of column names. Its first row must name the columns.")


def _delimiter(start: str) -> str:
    """The one Excel names in a line `sep=;`, or the one that splits the first line into most cells."""
    first_line = next((line for line in start.splitlines() if line.strip()), "")
    if first_line.casefold().startswith("sep=") and first_line[4:5] in DELIMITERS:
        return first_line[4:5]

    def cells(delimiter: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)))
        except (csv.Error, StopIteration):
            return 0

    return max(DELIMITERS, key=cells)
