"""The history of loads: what is in the record store, and how a load or a person is taken out of it."""

import json
from datetime import datetime

import duckdb

import settings
from domain.dates import utc_now
from domain.door.history import Batch, Erased
from domain.door.wire import of_json
from domain.files import is_made
from domain.message import as_json, of_key
from domain.rows import only_value
from etl import secret, store
from etl.refusals import CallRefused


COLUMNS = (
    "batch_id",
    "file_name",
    "file_sha256",
    "loaded_at",
    "loaded_by",
    "tool",
    "shape",
    "mapping_name as mapping",
    "framework_id",
    "rows_read",
    "rows_refused",
    "assessments",
    "ratings",
    "ratings_not_rated",
    "findings",
    "undone_at",
)


def batches() -> list[Batch]:
    """Every load, newest first."""
    with store.connect() as con:
        store.attach(con, write=False)
        found = con.execute(
            f"select {', '.join(COLUMNS)} from records.batches "
            "join records.frameworks using (framework_key) order by batch_id desc"
        )
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return [of_json(Batch, _plain(row)) for row in rows]


def _plain(row: dict) -> dict:
    tool, _, kept = row["tool"].partition(": ")  # as the pipeline puts them together
    read_as = of_key(kept or tool)  # an earlier program kept the sentence itself, or nothing
    told = {"tool": f"{tool}: {read_as.text()}" if kept else tool, "read_as": as_json(read_as)}
    plain = {
        name: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
        for name, value in row.items()
    }
    return plain | told | {"findings": json.loads(row["findings"])}


def undo(batch_id: int) -> Erased:
    """Takes a batch's records and names out, of the store's file too, and keeps its line in the history."""
    _refuse_if_empty()
    with store.connect() as con, store.rewriting(con):
        found = con.execute(
            "select undone_at from records.batches where batch_id = $batch_id", {"batch_id": batch_id}
        ).fetchone()
        if found is None:
            raise CallRefused("no_batch", batch=batch_id)
        if undone_at := found[0]:
            raise CallRefused("already_undone", batch=batch_id, day=undone_at.date().isoformat())
        return take_out(con, batch_id)


def erase(subject_id: str) -> Erased:
    """Takes out every record of one person, as the person assessed and as a rater, of the store's file too; the id is as the
    exports have it.
    """
    _refuse_if_empty()
    with store.connect() as con, store.rewriting(con):
        key = secret.rekeyed(subject_id.strip(), secret.secret(store.fingerprint(con), may_be_new=False))
        removed = _remove(con, "subject_key = $key or rater_key = $key", {"key": key})
        if not removed.assessments_removed:
            raise CallRefused("no_such_person")
        return removed


def _refuse_if_empty() -> None:
    if not is_made(settings.record_store()):
        raise CallRefused("nothing_to_take_out")


def take_out(con: duckdb.DuckDBPyConnection, batch_id: int) -> Erased:
    """Removes a batch's records and what named its groups, and keeps its line in the history; within a step of the caller's."""
    removed = _remove(con, "batch_id = $batch_id", {"batch_id": batch_id})
    con.execute(
        "update records.batches set undone_at = $now, mapping = '', constants = map {}, findings = '[]'"
        " where batch_id = $batch_id",
        {"batch_id": batch_id, "now": utc_now()},
    )
    return removed


def _remove(con: duckdb.DuckDBPyConnection, which: str, parameters: dict) -> Erased:
    chosen = f"select assessment_id from records.assessments where {which}"
    ratings = only_value(
        con.execute(f"delete from records.ratings where assessment_id in ({chosen})", parameters).fetchone()
    )
    con.execute(f"delete from records.item_ratings where assessment_id in ({chosen})", parameters)
    assessments = only_value(con.execute(f"delete from records.assessments where {which}", parameters).fetchone())
    return Erased(assessments, ratings)
