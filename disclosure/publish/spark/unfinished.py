"""What a publication writes beside the records before it is through: nothing of it is left of one that failed or was killed."""

import contextlib
from collections.abc import Generator
from typing import TYPE_CHECKING

import duckdb

from disclosure.ledger import layout
from disclosure.ledger.kept import Ledger
from domain.stores.exported import PEOPLE


if TYPE_CHECKING:
    from disclosure.publish.spark.records import Records


@contextlib.contextmanager
def clearing_up(book: Ledger, records: "Records", version: str) -> Generator[None]:
    """Has the ledger know beforehand what would be left: so the next publication takes away what a killed one could not."""
    store = book.store
    store.execute(layout.BEGUN_WITH_SPARK)
    for (killed,) in store.execute("from kept.begun_with_spark").fetchall():
        records.take_away(f"{PEOPLE}/{killed}")
    is_through(book)
    store.execute("insert into kept.begun_with_spark values ($1)", [version])
    try:
        yield
    except BaseException:
        with contextlib.suppress(Exception):  # as where Spark is gone: then it is the next one's turn
            with contextlib.suppress(duckdb.TransactionException):  # it was through, or had not begun
                book.forget()
            if store.execute("from kept.begun_with_spark").fetchall():
                records.take_away(f"{PEOPLE}/{version}")
                is_through(book)
        raise


def is_through(book: Ledger) -> None:
    """Nothing is left to take away: what was written is gone, or kept as soon as the ledger's changes are."""
    book.store.execute("delete from kept.begun_with_spark")
