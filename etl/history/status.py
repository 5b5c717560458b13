"""What is loaded and what is published, at a glance."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import settings
from domain import current
from domain.declared import invited, shared
from domain.declared.framework_file import known_frameworks
from domain.door.history import FrameworkNamed, Round, Status
from domain.errors import Unreadable
from domain.rows import only_value
from domain.waves import merged
from etl import store
from etl.history import waves


def status() -> Status:
    with store.connect() as con:
        is_there = store.attach(con, write=False)
        loaded = only_value(con.execute("select count(*) from records.batches where undone_at is null").fetchone())
        assessments = only_value(con.execute("select count(*) from records.assessments").fetchone())
        in_order = waves.loaded(con)
        ratings = only_value(con.execute("select count(level) from records.ratings").fetchone())
    orders = waves.names(in_order)
    version, said = current.named() or None, _invited()
    return Status(
        record_store=str(settings.record_store()) if is_there else None,
        batches=loaded,
        assessments=assessments,
        ratings=ratings,
        organisations=list(orders),
        waves=merged(orders.values()),
        wave_order=orders,
        findings=waves.findings_of_loaded(in_order),
        rounds=[
            Round(organisation, wave, said.get(organisation, {}).get(wave))
            for organisation, order in orders.items()
            for wave in order
        ],
        frameworks=[FrameworkNamed(one.framework_id, one.name) for one in known_frameworks()],
        published_store=str(settings.published() / version) if version else None,
        version=version.removesuffix(".duckdb") if version else None,
        changed_at=_changed(settings.record_store()).isoformat() if is_there else None,
        shared=_shared(),
    )


def _invited() -> invited.Invited:
    """Nothing of a file that can't be read, for a publication says what is wrong."""
    try:
        return invited.said()
    except Unreadable:
        return {}


def _shared() -> str | None:
    with suppress(Unreadable):  # which a publication says
        return shared.said()
    return None


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
