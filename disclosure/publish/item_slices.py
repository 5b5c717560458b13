"""The slices of items in a published store, each beside the slice of its dimensions."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

import duckdb

from disclosure.audit import certificate
from disclosure.publish import store
from disclosure.publish.items import ItemsShown, keep
from disclosure.publish.lines import of_slice
from disclosure.publish.protect import Protected
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework
from domain.declared.item_framework import SUFFIX, of_items


class ItemSlices:
    """Those of one publication; their numbers come `after` those of all others."""

    def __init__(self, ledger: duckdb.DuckDBPyConnection, declaration: Declaration, k: int, after: int):
        self._ledger, self._declaration, self._k, self._after = ledger, declaration, k, after
        self._shown: dict[int, ItemsShown] = {}  # by the number of the dimensions' slice
        self._frameworks: set[str] = set()

    def stand(self, framework_id: str) -> None:
        """Items of this framework are taken over from the version before."""
        self._frameworks.add(framework_id)

    def add(self, rows: store.Rows, slice_number: int, done: Protected, moment: datetime) -> bool:
        """What is published of a slice's items, if anything is; the ledger has the slice under another number."""
        is_changed = done.is_new and done.changes_applied > 0
        shown = keep(self._ledger, slice_number, done.items, self._declaration, self._k, is_changed=is_changed)
        if shown is None or not shown.lines:
            return False
        self._shown[done.slice_id] = shown
        self._frameworks.add(done.slice_.framework_id)
        names = {name: getattr(done.slice_, name) for name in SLICE_OF_FRAMEWORK}
        names["framework_id"] += SUFFIX
        slice_id = self._after + done.slice_id
        rows.add("slices", [{"slice_id": slice_id, **names}])
        rows.add_lines("blocks", of_slice(shown.lines, slice_id))
        sealed = {"input_hmac": shown.input_hmac, "code_version": certificate.code_version(), "created_at": moment}
        rows.add("certificate", [{**names, **asdict(shown.certificate), **sealed}])
        return True

    def beside(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Rows of slices, or of their dimensions, each followed by the same of its items: of how alike raters are on an item,
        what is known of its dimension is said."""
        for row in rows:
            yield row
            if shown := self._shown.get(row["slice_id"]):
                slice_id = self._after + row["slice_id"]
                if "dimension_id" not in row:
                    yield {**row, "slice_id": slice_id}
                for item, dimension in shown.of.items():
                    if row.get("dimension_id") == dimension:
                        yield {**row, "slice_id": slice_id, "dimension_id": item}

    def frameworks(self, every: dict[str, Framework]) -> list[Framework]:
        """Every framework of the publication, and after them those of items."""
        return [*every.values(), *(of_items(every[name]) for name in sorted(self._frameworks))]
