"""Whether key, record store, ledger and published store belong together: nothing is published where they don't.

Without its ledger a released wave would be taken for a new one and published anew with every change in it: 589 people
become 590, and the late answer follows by subtraction. An older copy of the ledger does the same for what was published
since. So the record store keeps the ledger's id and a version that it has to know, the ledger must know the version that
is current, and each of them keeps the fingerprint of the key.
"""

from typing import Protocol

import duckdb

from disclosure import secret, sharing, versions
from disclosure.count import records
from disclosure.errors import PublishRefused
from domain import key
from domain.message import said
from domain.rows import only_row


Bound = tuple[
    str | None, str | None, str | None
]  # fingerprint of the key, the ledger's id, a version that it must know


class OfRecords(Protocol):
    """Where records say what they belong to."""

    def read(self, ledger: duckdb.DuckDBPyConnection) -> Bound: ...

    def write(self, ledger: duckdb.DuckDBPyConnection, bound: Bound) -> None: ...


class RecordStore:
    """The record store, which is attached to the ledger as long as it takes."""

    def read(self, ledger: duckdb.DuckDBPyConnection) -> Bound:
        query = "select key_fingerprint, ledger_id, published from records.installation"
        with records.attached(ledger):
            return ledger.execute(query).fetchone() or (None, None, None)

    def write(self, ledger: duckdb.DuckDBPyConnection, bound: Bound) -> None:
        with records.attached(ledger, for_writing=True):
            ledger.execute("delete from records.installation")
            ledger.execute("insert into records.installation values ($1, $2, $3)", bound)


RECORD_STORE = RecordStore()


def refuse_strangers(ledger: duckdb.DuckDBPyConnection, of_records: OfRecords = RECORD_STORE) -> None:
    """Raises PublishRefused where anything is missing, is from an older backup, or is another installation's."""
    of_ledger = ledger.execute("select key_fingerprint, ledger_id from kept.installation").fetchone()
    ledger_key, ledger_id = of_ledger or (None, None)
    records_key, expected_id, expected = of_records.read(ledger)
    for kept, made in ((records_key, said("exports_were_loaded")), (ledger_key, said("they_were_published"))):
        key.refuse_other(secret.secret(), kept, made, is_needed=True)
    published = known(ledger)
    sharing.refuse_another(published)
    path = versions.current()
    needed = {version for version in (expected, path and path.stem) if version}
    if (expected_id and not ledger_id) or (needed and not published):
        raise PublishRefused("ledger_missing")
    if expected_id and ledger_id != expected_id:
        raise PublishRefused("ledger_of_another")
    if needed - published:
        raise PublishRefused("ledger_too_old", version=min(needed - published))


def known(ledger: duckdb.DuckDBPyConnection) -> set[str]:
    """Every version that was published from here."""
    return {version for (version,) in ledger.execute("select version from kept.publications").fetchall()}


def bind(ledger: duckdb.DuckDBPyConnection, of_records: OfRecords = RECORD_STORE) -> None:
    """Has ledger and record store know each other, and the key, from here on."""
    ledger.execute(
        "insert into kept.installation select $1, uuid()::varchar where not exists (from kept.installation)",
        [secret.fingerprint()],
    )
    (ledger_id,) = only_row(ledger.execute("select ledger_id from kept.installation").fetchone())
    (newest,) = only_row(ledger.execute("select arg_max(version, published_at) from kept.publications").fetchone())
    bound = (secret.fingerprint(), ledger_id, newest)
    if of_records.read(ledger) != bound:
        of_records.write(ledger, bound)
