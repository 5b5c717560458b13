"""Which ledger a folder of records belongs to: lines that are only ever added to, so that nothing that was said is lost."""

from typing import TYPE_CHECKING, Any

import duckdb

from disclosure.errors import PublishRefused
from disclosure.ledger.belonging import Bound
from domain.stores.exported import BOUND


if TYPE_CHECKING:
    from disclosure.publish.spark.records import Records

COLUMNS = "key_fingerprint string, ledger_id string, published string"


class Folder:
    """Says it beside the records, as a record store does in itself; an export brings what its record store said."""

    def __init__(self, records: "Records"):
        self._records = records
        self._session: Any = records.session
        self._path = f"{records.folder}/{BOUND}"

    def read(self, ledger: duckdb.DuckDBPyConnection) -> Bound:
        about = self._records.about
        said = [tuple(about[name] for name in ("key_fingerprint", "ledger_id", "published"))]
        if self._records.there(BOUND):
            said += [tuple(row) for row in self._session.read.schema(COLUMNS).json(self._path).collect()]
        if len({ledger_id for _, ledger_id, _ in said if ledger_id}) > 1:
            raise PublishRefused("ledger_of_another")
        if len({key for key, *_ in said if key}) > 1:
            raise PublishRefused("ledger_of_another")
        keys, ids, versions = (sorted({one for one in column if one}) for column in zip(*said, strict=True))
        return next(reversed(keys), None), next(reversed(ids), None), next(reversed(versions), None)

    def write(self, ledger: duckdb.DuckDBPyConnection, bound: Bound) -> None:
        self._session.createDataFrame([bound], COLUMNS).coalesce(1).write.mode("append").json(self._path)
