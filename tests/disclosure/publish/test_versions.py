"""Versions of the published store: a reader keeps its own, and a kill at any step leaves a whole one."""

import gc
import os
from pathlib import Path

import duckdb
import pytest

import settings
from analysis.published import store
from disclosure import versions
from disclosure.publish.publish import current, publish
from tests.support.modes import modes_seen


def two_versions(records, between=lambda: None) -> list:
    """Two publications, and what is done between them."""
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()
    return [publish().path, between(), publish().path]


def test_no_version_but_the_current_one_is_kept(records):
    first, _, second = two_versions(records)
    assert current() == second != first
    assert [path.name for path in settings.published().glob("*.duckdb*")] != []
    assert {path.name.partition(".")[0] for path in settings.published().glob("*.duckdb*")} == {second.stem}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_what_is_published_or_remembered_is_for_its_owner_alone_from_the_first_byte_on(records):
    with modes_seen(settings.published(), settings.private()) as seen:
        two_versions(records)
    assert {versions.POINTER, "ledger.duckdb", "ledger.duckdb.wal"} <= set(seen)
    assert seen.pop("published") == seen.pop("private") == {"0o700"}
    del seen["records.duckdb"], seen["secret.key"]  # made by this test
    assert set().union(*seen.values()) == {"0o600"}


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folder")
def test_the_disk_holds_each_file_before_it_has_its_name_and_current_names_the_version_last(records, monkeypatch):
    steps = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda held: steps.append(("held", os.fstat(held))) or sync(held))
    monkeypatch.setattr(os, "replace", lambda old, new: steps.append((new.name, os.stat(old))) or replace(old, new))
    records.people(20, 1, 2)
    records.save()
    version = publish().version
    assert steps.pop()[0] == settings.last_publication().name  # which may be lost
    named = [name for name, _ in steps if name != "held"]
    assert named == [f"{version}.duckdb.sha256", f"{version}.duckdb", versions.POINTER]
    for place, (name, file) in enumerate(steps):
        before = [(held.st_ino, held.st_size) for step, held in steps[:place] if step == "held"]
        assert name == "held" or (file.st_ino, file.st_size) in before, f"{name} was not held"
    last, folder = steps[-1]
    assert last == "held"
    assert os.path.samestat(folder, settings.published().stat())


def test_a_version_that_cannot_be_removed_while_it_is_read_goes_when_its_last_reader_lets_go(records, monkeypatch):
    opened = []

    def unlinked(path, **more):  # as on Windows, where an open file keeps its name
        if opened and path.name.startswith(opened[0].version):
            raise PermissionError(path)
        return unlink(path, **more)

    unlink = Path.unlink
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlinked)
        first, _, second = two_versions(records, lambda: opened.append(store.current()))
        assert first.exists()
        assert store.current().path == second
        opened.clear()
    gc.collect()
    assert {path.name.partition(".")[0] for path in settings.published().glob("*.duckdb*")} == {second.stem}


def test_a_reader_keeps_its_version_while_the_next_is_published(records):
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()
    with duckdb.connect(publish().path, read_only=True) as reader:
        before = reader.execute("select count(*) from release").fetchall()
        publish()
        assert reader.cursor().execute("select count(*) from release").fetchall() == before


def test_a_store_that_current_names_and_is_gone_is_no_store(records):
    records.people(20, 1, 2)
    records.save()
    publish().path.unlink()
    assert current() is None
    (settings.published() / versions.POINTER).write_text("../private/records.duckdb")
    assert current() is None
