"""A small record store built by plain inserts, in a home of its own."""

import duckdb
import pytest

from tests.support.records import Records


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def released():
    """Rows of the current published store: a function of SQL."""

    def read(query: str) -> list[tuple]:
        from disclosure.publish.publish import current

        with duckdb.connect(current(), read_only=True) as store:
            return store.execute(query).fetchall()

    return read
