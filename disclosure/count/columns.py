"""Rows of a query as columns, and the places that they stand at in a slice's figures."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import duckdb
import numpy as np

from disclosure.count.slices import ByPerson


Ask = Callable[[str, dict[str, Any]], Iterable[Sequence[Any]]]  # a query with its parameters: the rows that answer
Read = Callable[..., dict[str, np.ndarray]]  # of a table's name and columns: the rows of one slice, by column


def of_slice(store: duckdb.DuckDBPyConnection, slice_id: int) -> Read:
    """Reads the rows of one slice from the temporary tables of a connection."""

    def read(table: str, *names: str) -> dict[str, np.ndarray]:
        query = f"select {', '.join(names)} from {table} where slice_id = $slice_id"
        found = store.execute(query, {"slice_id": slice_id}).fetchnumpy()
        return {name: np.asanyarray(values) for name, values in found.items()}

    return read


def places(ids: np.ndarray, place: dict[str, int]) -> np.ndarray:
    return np.array([place[one] for one in ids], dtype=np.int64)


def by_person(rows: dict[str, np.ndarray], of: str, place: dict[str, int], n_levels: int) -> ByPerson | None:
    """Of columns `of` (an id, whose place is given), cell, person, level and ratings; None where there are none."""
    if not len(rows["cell"]):
        return None
    keys = np.stack([places(rows[of], place), rows["cell"], rows["person"]], axis=1)
    entries, entry = np.unique(keys, axis=0, return_inverse=True)
    levels = np.zeros((len(entries), n_levels), dtype=np.int64)
    levels[entry, rows["level"].astype(np.int64) - 1] = rows["ratings"]
    return ByPerson(*entries.T, levels)
