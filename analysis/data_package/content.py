"""What a data package holds: the tables of a certified store, with the type of each column; and their rows."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from analysis.data_package.columns import meaning
from analysis.data_package.tables import TABLES, Table
from analysis.narrative import certification
from analysis.published import scoped
from analysis.published.store import Store, remembered


KINDS = {  # of DuckDB's types, in the words of Frictionless and CSVW alike
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DOUBLE": "number",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


class Refused(Exception):
    """No data package can be made; the message says why, and what to do."""


@dataclass(frozen=True)
class Column:
    """One column: `type` is DuckDB's, `kind` one of string, boolean, integer, number, date and datetime."""

    name: str
    type: str
    description: str

    @property
    def kind(self) -> str:
        return "number" if self.type.startswith("DECIMAL") else KINDS.get(self.type, "integer")


@dataclass(frozen=True)
class Described:
    """A table with its columns, and how many rows it has."""

    table: Table
    columns: tuple[Column, ...]
    rows: int


@dataclass(frozen=True)
class Content:
    """Everything that a package holds, whatever it is written as."""

    version: str
    created_at: datetime
    attributions: tuple[str, ...]
    tables: tuple[Described, ...]


@remembered
def content(store: Store) -> Content:
    """Describes a store, without its rows; Refused where what is published is not certified, for then nothing of it is shown either."""
    if certification.uncertified(store):
        raise Refused(
            "What is published is not certified, so no figure of it may be taken away. Publish again; the page Privacy"
            " says what the audit found."
        )
    with attached(store) as connection:
        described = tuple(_described(connection, table) for table in TABLES)
        ((version, created_at, *_),) = rows(connection, "publication")
        attributions = tuple(dict.fromkeys(row[2] for row in rows(connection, "frameworks") if row[2]))
    return Content(version, created_at, attributions, described)


def rows(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    """The rows of a table, over a connection of `attached`."""
    (query,) = (table.query for table in TABLES if table.name == name)
    return connection.execute(query).fetchall()


@contextmanager
def attached(store: Store):
    """A connection of its own with the store's rows as the catalogue `published`, on one thread, so that the same store gives the
    same bytes whatever is written with it."""
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        name = "published" if store.scope.is_whole else "whole"
        connection.execute(f"attach {quoted(str(store.path))} as {name} (read_only)")
        if not store.scope.is_whole:
            connection.execute("attach ':memory:' as published")
            scoped.narrow(connection, "whole", "published", store.scope)
        yield connection


def _described(connection: duckdb.DuckDBPyConnection, table: Table) -> Described:
    types = connection.execute(f"describe {table.query}").fetchall()
    columns = tuple(Column(name, type_, meaning(name)) for name, type_, *_ in types)
    ((number,),) = connection.execute(f"select count(*) from ({table.query})").fetchall()
    return Described(table, columns, number)


def quoted(text: str) -> str:
    """A text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"
