"""What has been published and of whom, so that a later publication can't be subtracted from an earlier one.

Everything is written in one transaction before the new version becomes current: a publication killed in between is
taken for published, which costs nothing but that its changes count as known.
"""

import contextlib
from collections.abc import Generator
from pathlib import Path

import duckdb

import settings
from disclosure.count import records
from disclosure.errors import PublishRefused
from disclosure.ledger import belonging, layout, places
from disclosure.ledger.kept import Ledger
from domain.columns import GROUPS
from domain.files import clear_leftovers, for_owner_alone, is_made, made_whole
from domain.message import said
from domain.stores import schema
from domain.trail.deeds import recorded


FILE = "ledger.duckdb"  # held by one publication at a time
MEMORY_LIMIT = "300MB"  # what doesn't fit goes to disk, in the private folder


@contextlib.contextmanager
def opened(groups: tuple[str, ...] = GROUPS, elsewhere: belonging.OfRecords | None = None) -> Generator[Ledger]:
    """The ledger of people whose places have these columns, held for writing, which makes this the only publication;
    kept only if `commit` is called. Where the records are `elsewhere`, so are the ledger's people.

    Raises PublishRefused where it doesn't belong to the records, the key or what is published.
    """
    if not (elsewhere or is_made(settings.record_store())):
        raise PublishRefused(records.NOTHING_LOADED)
    path = settings.private() / FILE
    for_owner_alone(path.parent)
    clear_leftovers(path)
    if not is_made(path):
        _make(path)
    with contextlib.closing(records.in_turn(lambda: duckdb.connect(path), said("another_publication"))) as store:
        store.execute("set memory_limit = $limit", {"limit": MEMORY_LIMIT})
        if (found := layout.found(store, path, with_spark=elsewhere is not None)) < schema.LEDGER:
            with recorded("upgrade", store="ledger", of=found, to=schema.LEDGER):
                layout.upgrade(store)
        places.widen(store, groups)
        belonging.refuse_strangers(store, elsewhere or belonging.RECORD_STORE)
        belonging.bind(store, elsewhere or belonging.RECORD_STORE)
        yield Ledger(store)


@contextlib.contextmanager
def copied(groups: tuple[str, ...] = GROUPS) -> Generator[Ledger]:
    """The ledger as it stands, in memory: to look ahead with, since nothing that is done to it is kept."""
    spill: dict[str, str | float | list[str]] = {
        "temp_directory": str(settings.private() / "preview.tmp"),
        "memory_limit": MEMORY_LIMIT,
    }
    with contextlib.closing(duckdb.connect(config=spill)) as store:
        path = settings.private() / FILE
        if is_made(path):
            quoted = str(path).replace("'", "''")  # attach takes no parameters
            records.in_turn(
                lambda: store.execute(f"attach '{quoted}' as book (read_only)"), said("another_publication")
            )
            store.execute("copy from database book to memory")
            store.execute("detach book")
        if layout.found(store, path) < schema.LEDGER:  # or there is none yet
            layout.upgrade(store)
        places.widen(store, groups)
        belonging.refuse_strangers(store)
        yield Ledger(store)


def _make(path: Path) -> None:
    """An empty ledger, whole before it has its name."""
    with contextlib.suppress(FileExistsError), made_whole(path) as fresh:
        with contextlib.closing(records.in_turn(lambda: duckdb.connect(fresh), said("another_publication"))) as store:
            layout.upgrade(store)
        fresh.chmod(0o600)
