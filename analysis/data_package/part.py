"""Some rows of one table, as an address asks for them: the table and the format by the file's name, the rows by their columns."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from analysis.data_package.content import Column, Content, Described
from analysis.data_package.opened import FORMATS, Opened, opened
from analysis.published.store import Store
from domain.words import listed


LARGEST = 2**63  # a whole number beyond this stands in no table
READ: dict[str, Callable[[str], object]] = {  # by a column's kind, what a text in an address means; ValueError: nothing
    "string": str,
    "boolean": lambda text: {"true": True, "false": False}[text.lower()],
    "integer": lambda text: _whole(int(text)),
    "number": float,
    "date": date.fromisoformat,
    "datetime": lambda text: _in_utc(datetime.fromisoformat(text)),
}


class NotThere(Exception):
    """There is no such table or format; the message says which there are."""


class NoFilter(Exception):
    """Rows can't be chosen so; the message says why, and by what they can be."""


@dataclass(frozen=True)
class Part:
    """`wanted` is by column the values, one of which a row must have; None is no value. Without any, the whole table."""

    of: Described
    ending: str
    wanted: dict[str, list[object]]

    @property
    def mime(self) -> str:
        return FORMATS[self.ending].mime

    def mark(self, store: Store) -> str:
        """What changes with anything that the file is made of: version, scope, and how the table is made."""
        made_of = repr((store.scope, self.of.table.query, self.of.columns, FORMATS[self.ending]))
        return f"{store.version}-{hashlib.blake2b(made_of.encode(), digest_size=6).hexdigest()}"

    def begun(self, store: Store, is_packed: bool) -> Callable[[], bytes]:
        """Has the file made, and gives what waits for it: as gzip, which is how most programs take it, or as it is."""
        of = opened(store)
        made = of.kept.begun(self._key, lambda: self._written(of))
        return made.result if is_packed else lambda: gzip.decompress(made.result())

    def written(self, store: Store) -> bytes:
        return self.begun(store, is_packed=False)()

    @property
    def _key(self) -> bytes:
        """What tells it from the store's other parts, short whatever the address is."""
        asked_for = repr((self.of.table.name, self.ending, sorted(self.wanted.items())))
        return hashlib.blake2b(asked_for.encode(), digest_size=16).digest()

    def _written(self, of: Opened) -> bytes:
        moments = {column.name for column in self.of.columns if column.kind == "datetime"}
        conditions, parameters = ["true"], []
        for name, values in self.wanted.items():
            column = f"date_trunc('second', \"{name}\")" if name in moments else f'"{name}"'  # as it is written
            known = [value for value in values if value is not None]
            either = [f"""coalesce({column}::varchar, '') = ''"""] if len(known) < len(values) else []
            either += [f"{column} in ({', '.join(['?'] * len(known))})"] if known else []
            conditions.append(f"({' or '.join(either)})")
            parameters += known
        return of.written(self.of.table.name, self.ending, " and ".join(conditions), parameters)


def asked(held: Content, file: str, parameters: Iterable[tuple[str, str]]) -> Part:
    """The part that a file's name and the parameters of an address ask for; NotThere or NoFilter where there is none."""
    name, _, ending = file.rpartition(".")
    tables = {one.table.name: one for one in held.tables}
    if ending not in FORMATS:
        raise NotThere(
            f"“{file}” does not say a format. A table's name ends in {listed([f'.{one}' for one in FORMATS], 'or')}."
        )
    if name not in tables:
        raise NotThere(f"There is no table “{name}”. There are {listed(list(tables))}.")
    columns = {column.name: column for column in tables[name].columns}
    wanted: dict[str, list[object]] = {}
    for column, value in parameters:
        if column not in columns:
            raise NoFilter(f"“{column}” is no column of {name}. Its columns are {listed(list(columns))}.")
        wanted.setdefault(column, []).append(_value(columns[column], value))
    return Part(tables[name], ending, wanted)


def _value(column: Column, text: str) -> object:
    if not text:
        return None
    try:
        return READ[column.kind](text)
    except (ValueError, KeyError):
        raise NoFilter(f"“{text}” is no {column.kind}, and the column {column.name} has no other values.") from None


def _whole(number: int) -> int:
    if abs(number) >= LARGEST:
        raise ValueError
    return number


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
