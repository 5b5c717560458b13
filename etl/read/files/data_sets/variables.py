"""Data files of SPSS and Stata: codes become the words that label them, and what the file says is missing is a blank.

pyreadstat is imported here and nowhere else: it takes half a second, and few exports need it.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyreadstat

from etl.read.files.source import Source
from etl.read.layouts.export_layout import Row, as_text
from etl.read.staging.whole_columns import stage_whole
from etl.read.staging.written import Written, one_line
from etl.refusals import FileRefused


TOP_ROWS = 60  # what a layout is told from
MAX_CELLS = 50_000_000  # that are read, all at once: a file of few bytes may hold any number of rows
READERS: dict[str, Callable] = {"spss": pyreadstat.read_sav, "stata": pyreadstat.read_dta}
PROGRAMS = {"spss": "SPSS", "stata": "Stata"}
ENCODINGS = (None, "WINDOWS-1252")  # as the file says, and as older versions write without saying so


@dataclass(frozen=True)
class Variables:
    """The file's variables as columns; row 1 is their labels, or where one has none its name.

    `second_names` are the variables' names, and `words` by place the words that label a column's codes, in the codes' order.
    """

    source: Source
    encoding: str | None
    header: list[str]
    second_names: list[str]
    labels: dict[str, dict] = field(repr=False)
    top: list[Row] = field(repr=False)
    name = ""  # the file has no sheets

    @classmethod
    def open(cls, source: Source) -> "Variables":
        """Raises FileRefused where the file is damaged or has no variables."""
        start, about, encoding = _read(source, row_limit=TOP_ROWS)
        names = about.column_names
        if not names:
            raise FileRefused("no_variables", name=source.name)
        header = [about.column_names_to_labels.get(name) or name for name in names]
        labels = about.variable_value_labels
        rows = zip(*(_texts(start[name], labels.get(name)) for name in names), strict=True)
        top = [Row(1, header), *(Row(number, list(cells)) for number, cells in enumerate(rows, start=2) if any(cells))]
        return cls(source, encoding, header, names, labels, top)

    @property
    def words(self) -> dict[int, list[str]]:
        return {
            place: [self.labels[name][code] for code in sorted(self.labels[name], key=_in_order)]
            for place, name in enumerate(self.second_names)
            if self.labels.get(name)
        }

    def rows(self, below: int) -> Iterator[tuple[int, list[str]]]:
        """All rows below one, with their numbers."""
        columns = self._cells(self.second_names)
        texts = (_texts(columns[name], self.labels.get(name)) for name in self.second_names)
        for row_no, cells in enumerate(zip(*texts, strict=True), start=2):
            if row_no > below:
                yield row_no, list(cells)

    def last_rows(self) -> list[list[str]]:
        """None: no program writes a total into such a file."""
        return []

    def valueless(self) -> Iterator:
        """None: such a file holds values alone."""
        return iter(())

    def stage_regular(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int], width: int, below: int) -> bool:
        """Creates `cells`; reads the named columns and no others. False where a cell is too long for one."""
        names = {ours: self.second_names[place] for ours, place in columns.items()}
        cells = self._cells(list(names.values()))
        answers = {ours: cells[name][below - 1 :] for ours, name in names.items()}
        return stage_whole(con, answers, {ours: self._written(name) for ours, name in names.items()}, below + 1)

    def _written(self, name: str) -> Written:
        return Written(words={None: "", **self.labels.get(name, {})})

    def _cells(self, names: list[str]) -> dict[str, list]:
        most = MAX_CELLS // len(names)
        cells, _, _ = _read(self.source, self.encoding, usecols=list(dict.fromkeys(names)), row_limit=most + 1)
        if len(cells[names[0]]) > most:
            raise FileRefused("data_file_too_long", name=self.source.name, most=most)
        return cells


def _read(source: Source, *encodings: str | None, **options) -> tuple[dict[str, list], Any, str | None]:
    """The columns, what the file says of them, and the encoding of its texts; FileRefused where it can't be read."""
    file = str(source.path) if source.path else io.BytesIO(source.data)
    for encoding in encodings or ENCODINGS:
        try:
            return *READERS[source.format](file, encoding=encoding, output_format="dict", **options), encoding
        except Exception:  # of any kind, a TypeError too: it goes on with what a damaged file gave it
            continue
    program = PROGRAMS[source.format]
    raise FileRefused("no_data_file", name=source.name, program=program)


def _texts(values: list, labels: dict | None) -> list[str]:
    """A column's cells as text on one line, each different value looked at once."""
    words = {None: "", **(labels or {})}
    texts = {value: one_line(as_text(words.get(value, value))) for value in set(values)}
    return [texts[value] for value in values]


def _in_order(code: object) -> tuple[bool, object]:
    """Numbers by size; the letters under which Stata keeps reasons for a missing answer after them."""
    return isinstance(code, str), code
