"""What a data package holds: the tables of a certified store, with the type of each column."""

from dataclasses import dataclass
from datetime import datetime

from analysis.data_package.columns import meaning
from analysis.data_package.opened import Opened, opened
from analysis.data_package.tables import TABLES, Table
from analysis.published.certified import uncertified
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
    if uncertified(store):
        raise Refused(
            "What is published is not certified, so no figure of it may be taken away. Publish again; the page Privacy"
            " says what the audit found."
        )
    tables = opened(store)
    described = tuple(_described(tables, table) for table in TABLES)
    ((version, created_at, *_),) = tables.rows("from publication")
    attributions = tuple(dict.fromkeys(row[2] for row in tables.rows("from frameworks") if row[2]))
    return Content(version, created_at, attributions, described)


def _described(tables: Opened, table: Table) -> Described:
    columns = tuple(Column(name, type_, meaning(name)) for name, type_ in tables.types[table.name].items())
    ((number,),) = tables.rows(f"select count(*) from {table.name}")
    return Described(table, columns, number)
