"""An export in little memory: each distinct text is kept once, and a cell is the number of its text.

Columns of which nobody has said what they are stay text: they are looked at once, and may hold a text a cell.
"""

from collections.abc import Mapping, Set

import duckdb

from domain.declared.attributes import PREFIX
from domain.rows import only_value
from etl.read.staging.our_columns import OUR_COLUMNS


ANSWER_TYPE = "answer_text"
IDS = ("subject_id", "rater_id")
NUMBER = "row_no"  # the column of rows that carry their number
FEW_COLUMNS = 200
FEW_ROWS = 20_000  # up to here what a statement costs is its planning, not its rows
UNREAD = "column_{}"  # the name of a column that is only looked at, by its place


def code(
    con: duckdb.DuckDBPyConnection,
    rows: str,
    parameters: dict,
    columns: list[str],
    row_no: str,
    is_small: bool = False,
    texts: Mapping[str, Set[str | None]] | None = None,
) -> int:
    """Creates `texts` and `cells`, and gives the export's number of rows, blank ones included.

    `texts` has one row per column and distinct text, null included: of_column, text.
    `cells` has one row per row with a word in it: row_no, and each column as an ENUM of its texts (see `_types`).
    Of columns that are only looked at, `texts` has rows, too, in how many each stands, and `cells` text.

    `rows` is SQL, with its parameters, for a relation that has these columns. It is read twice, for its texts and for its
    rows, unless it is small enough to be kept as text meanwhile, or the `texts` of each column are known. `row_no` is an
    expression: staging keeps the order of the rows.
    """
    con.execute("drop table if exists staged")
    con.execute("drop table if exists as_text")  # of a file that turned out to be no regular one
    if UNREAD.format(0) in columns:
        _stage_as_text(con, rows, parameters, columns, row_no)
    elif texts is not None:
        _keep_texts(con, texts)
        _stage_coded(con, rows, parameters, columns, row_no)
    elif is_small and len(columns) <= FEW_COLUMNS:
        is_table = rows.isidentifier()
        number = f"{NUMBER}, " if row_no == NUMBER else ""
        as_text = rows if is_table else "as_text"
        if not is_table:
            con.execute(f"create table as_text as select {number}{', '.join(columns)} from {rows}", parameters)
        _create_texts(con, as_text, columns)
        _stage_coded(con, as_text, {}, columns, row_no)
        con.execute("drop table if exists as_text")
    else:
        _create_texts_at_once(con, rows, parameters, columns)
        _stage_coded(con, rows, parameters, columns, row_no)
    con.execute(
        f"create or replace view cells as select {row_no} as row_no, {', '.join(columns)} from staged "
        f"where {' or '.join(f'{name} is not null' for name in columns)}"
    )
    return only_value(con.execute("select count(*) from staged").fetchone())


def _stage_as_text(
    con: duckdb.DuckDBPyConnection, rows: str, parameters: dict, columns: list[str], row_no: str
) -> None:
    """Linear in the cells, however many columns and texts there are; `texts` has no nulls then."""
    names = ", ".join(columns)
    number = f"{NUMBER}, " if row_no == NUMBER else ""
    con.execute(f"create table staged as select {number}{names} from {rows}", parameters)
    con.execute(
        f"""
        create or replace table texts as
        select of_column, text, count(*) as rows
        from (unpivot (select {names} from staged) on {names} into name of_column value text)
        group by of_column, text
        """
    )


def _keep_texts(con: duckdb.DuckDBPyConnection, texts: Mapping[str, Set[str | None]]) -> None:
    con.execute(
        "create or replace table texts as "
        "select unnest($columns::varchar[]) as of_column, unnest($texts::varchar[]) as text",
        {
            "columns": [name for name, different in texts.items() for _ in different],
            "texts": [text for different in texts.values() for text in different],
        },
    )


def _create_texts(con: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> None:
    """Of a table: where it has many rows, going through each column by itself takes half the time."""
    if only_value(con.execute(f"select count(*) from {table}").fetchone()) <= FEW_ROWS:
        names = ", ".join(columns)
        texts = f"select distinct of_column, text from {table} unpivot include nulls (text for of_column in ({names}))"
    else:
        texts = " union all ".join(
            f"select '{name}' as of_column, {name} as text from {table} group by {name}" for name in columns
        )
    con.execute(f"create or replace table texts as {texts}")


def _create_texts_at_once(con: duckdb.DuckDBPyConnection, rows: str, parameters: dict, columns: list[str]) -> None:
    con.execute(
        f"""
        create or replace table texts as
        select
            case {" ".join(f"when grouping({name}) = 0 then '{name}'" for name in columns)} end as of_column,
            coalesce({", ".join(columns)}) as text,
        from {rows}
        group by grouping sets ({", ".join(f"({name})" for name in columns)})
        """,
        parameters,
    )


def _stage_coded(con: duckdb.DuckDBPyConnection, rows: str, parameters: dict, columns: list[str], row_no: str) -> None:
    coded = [NUMBER] if row_no == NUMBER else []
    for type_name, names in _types(columns).items():
        con.execute(
            f"create or replace type {type_name} as enum (select distinct text from texts "
            "where list_contains($names, of_column) and text is not null order by text)",
            {"names": names},
        )
        coded += [f"{name}::{type_name} as {name}" for name in names]
    # No join may stand here: it would not keep the order of the rows.
    con.execute(f"create table staged as select {', '.join(coded)} from {rows}", parameters)


def _types(columns: list[str]) -> dict[str, list[str]]:
    """The ENUMs and their columns: one for answers, one for ids, one for all other words; each costs statements of its own."""
    types: dict[str, list[str]] = {}
    for name in columns:
        types.setdefault(type_of(name), []).append(name)
    return types


def type_of(name: str) -> str:
    if name in IDS:
        return "id_text"
    return "word_text" if name in (*OUR_COLUMNS, "dimension") or name.startswith(PREFIX) else ANSWER_TYPE
