"""Rows of a query as columns, and the places that they stand at in a slice's figures."""

import duckdb
import numpy as np

from disclosure.count.slices import ByPerson


def columns(store: duckdb.DuckDBPyConnection, query: str, slice_id: int) -> dict[str, np.ndarray]:
    """What a query of one slice gives, by name."""
    found = store.execute(query, {"slice_id": slice_id}).fetchnumpy()
    return {name: np.asanyarray(values) for name, values in found.items()}


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
