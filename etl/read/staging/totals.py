"""Which words label a row that sums others up."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import duckdb

from domain.declared.references import reference
from domain.rows import only_value


AROUND = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + ":"  # a label, and no part of it


@cache
def labels_of_totals() -> frozenset[str]:
    return frozenset(reference("summary_words")["rows"])


def is_total(label: str) -> bool:
    return label.strip(AROUND).casefold() in labels_of_totals()


def holds_label(con: duckdb.DuckDBPyConnection, rows: str, cell: str, labels: Iterable[str], **given: Any) -> bool:
    """Whether a cell of a relation (SQL, with its parameters) is one of some labels, given in small letters."""
    found = con.execute(
        f"select count(*) > 0 from {rows} where lower(trim({cell}, $around)) in (select unnest($labels::varchar[]))",
        {**given, "labels": list(labels), "around": AROUND},
    )
    return only_value(found.fetchone())


def holds_total(con: duckdb.DuckDBPyConnection, rows: str, cell: str, **given: Any) -> bool:
    """Whether a row's cell labels a total, so that all rows need looking at."""
    return holds_label(con, rows, cell, labels_of_totals(), **given)
