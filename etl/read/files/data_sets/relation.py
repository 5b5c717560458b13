"""Parquet files and JSON records, read by DuckDB: every column a text, as a spreadsheet would show it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

import duckdb

from domain.message import said
from domain.rows import only_value
from etl.read.files.csv_table import in_memory
from etl.read.files.source import Source
from etl.read.layouts.export_layout import Row
from etl.read.staging.coding import code
from etl.read.staging.tables import create_left_out
from etl.read.staging.written import MAX_CELL_CHARACTERS
from etl.refusals import FileRefused


TOP_ROWS = 60  # what a layout is told from
AT_ONCE = 2_000  # rows that are handed to Python
MAX_COLUMNS = 5_000
MAX_CELLS = 500_000_000  # a file of few bytes may hold any number of rows
ROWS = "select sum(num_rows) from parquet_file_metadata($file)"
GLOB = set("*?[{")
SCANS = {
    "parquet": "read_parquet($file)",
    # Depth 1: a cell is what stands in the file, whatever it looks like.
    "json": "read_json($file, format = 'auto', maximum_depth = 1, sample_size = -1)",
}
NO_RECORDS = "json"  # what DuckDB calls the one column of a list that holds no records
INSIDE = ("{", "[")
KINDS = {"parquet": said("a_parquet_file"), "json": said("a_table_of_json")}
ON_ONE_LINE = r"regexp_replace(regexp_replace({}, '(\r\n|\r|\n)\z', ''), '\s*[\r\n]\s*', ' ', 'g')"


@dataclass(frozen=True)
class Relation:
    """The file's columns; row 1 is their names."""

    source: Source
    header: list[str]
    types: list[str] = field(repr=False)
    top: list[Row] = field(repr=False)
    name = ""  # the file has no sheets
    second_names: tuple[str, ...] = ()
    words: dict[int, list[str]] = field(default_factory=dict)  # none: a code has no label here

    @classmethod
    def open(cls, source: Source) -> "Relation":
        """Raises FileRefused where the file is damaged, holds no columns, or nests its answers in other things."""
        is_parquet = source.format == "parquet"
        with duckdb.connect() as con, _file_of(con, source) as file:
            try:
                about = con.execute(f"describe from {SCANS[source.format]}", {"file": file}).fetchall()
                header, types = [name for name, *_ in about], [kind for _, kind, *_ in about]
                _refuse_shape(
                    source, types, only_value(con.execute(ROWS, {"file": file}).fetchone()) if is_parquet else 0
                )
                query = f"select {_all_texts(types)} from {SCANS[source.format]} as file ({_places(types)}) limit {TOP_ROWS}"
                rows = con.execute(query, {"file": file}).fetchall()
            except duckdb.Error:
                raise _damaged(source) from None
        if source.format == "json" and _is_nested(header, rows):
            raise FileRefused("nested_json", name=source.name)
        top = [Row(1, header), *(Row(number, list(cells)) for number, cells in enumerate(rows, start=2) if any(cells))]
        return cls(source, header, types, top)

    def rows(self, below: int) -> Iterator[tuple[int, list[str]]]:
        """All rows below one, with their numbers."""
        row_no = 1
        with duckdb.connect() as con, _file_of(con, self.source) as file:
            try:
                con.execute(f"select {_all_texts(self.types)} from {self._scan}", {"file": file})
                while rows := con.fetchmany(AT_ONCE):
                    for cells in rows:
                        row_no += 1
                        if row_no > below:
                            yield row_no, list(cells)
            except duckdb.Error:
                raise _damaged(self.source) from None

    def last_rows(self) -> list[list[str]]:
        """None: no program writes a total into such a file."""
        return []

    def valueless(self) -> Iterator:
        """None: such a file holds values alone."""
        return iter(())

    def stage_regular(self, con: duckdb.DuckDBPyConnection, columns: dict[str, int], width: int, below: int) -> bool:
        """Creates `cells` of the named columns; False where row 1 is not the header, or a cell is too long for one."""
        if below != 1:
            return False
        texts = ", ".join(f"nullif({_text(place, self.types[place])}, '') as {name}" for name, place in columns.items())
        create_left_out(con, columns)
        with _file_of(con, self.source) as file:
            try:
                code(con, f"(select {texts} from {self._scan})", {"file": file}, list(columns), f"rowid + {below + 1}")
            except duckdb.Error:
                raise _damaged(self.source) from None
        return (
            only_value(con.execute("select coalesce(max(length(text)), 0) from texts").fetchone())
            <= MAX_CELL_CHARACTERS
        )

    @property
    def _scan(self) -> str:
        return f"{SCANS[self.source.format]} as file ({_places(self.types)})"


def _file_of(con: duckdb.DuckDBPyConnection, source: Source) -> AbstractContextManager[str]:
    """The file's path, or the name of its bytes in memory where it has none, or one that stands for several files."""
    is_plain = source.path is not None and not GLOB & set(str(source.path))
    return nullcontext(str(source.path)) if is_plain else in_memory(con, source.read())


def _places(types: list[str]) -> str:
    return ", ".join(f"c{place}" for place in range(len(types)))


def _all_texts(types: list[str]) -> str:
    return ", ".join(f"coalesce({_text(place, kind)}, '')" for place, kind in enumerate(types))


def _text(place: int, kind: str) -> str:
    """SQL for a cell's text as `layout.as_text` has it, on one line."""
    cell = f"c{place}"
    if kind == "JSON":
        said = f"({cell} ->> '$')"
        number = rf"regexp_replace({said}, '\.0+$', '')"
        return f"case json_type({cell}) when 'DOUBLE' then {number} else {ON_ONE_LINE.format(said)} end"
    if kind in ("FLOAT", "DOUBLE"):
        return (
            f"case when isnan({cell}) then '' when {cell} = trunc({cell}) and abs({cell}) < 1e15 "
            f"then {cell}::bigint::varchar else {cell}::varchar end"
        )
    if kind.startswith("DECIMAL"):
        return rf"regexp_replace({cell}::varchar, '(\.\d*?)0+$', '\1').rtrim('.')"
    if kind.startswith("TIMESTAMP"):
        day = f"{cell}::timestamp"
        return f"case when {day} = {day}::date then {day}::date::varchar else strftime({day}, '%Y-%m-%d %H:%M:%S') end"
    return ON_ONE_LINE.format(f"{cell}::varchar")


def _refuse_shape(source: Source, types: list[str], rows: int) -> None:
    if len(types) > MAX_COLUMNS:
        raise FileRefused("data_too_wide", name=source.name, columns=len(types), most=MAX_COLUMNS)
    if rows * len(types) > MAX_CELLS:
        raise FileRefused("data_too_long", name=source.name, rows=rows)


def _is_nested(header: list[str], rows: list[tuple[str, ...]]) -> bool:
    """Whether the answers are inside of what seem to be records, or there are no records at all."""
    if header == [NO_RECORDS] or (rows and all(text.startswith(INSIDE) or not text for text in rows[0])):
        return True
    return len(rows) == 1 and any(text.startswith("[{") for text in rows[0])


def _damaged(source: Source) -> FileRefused:
    return FileRefused("data_cut_off", name=source.name, kind=KINDS[source.format])
