"""Versions of the published store: a reader keeps its own, and a kill at any step leaves a whole one."""

import os
import subprocess
import sys

import duckdb
import pytest

import settings
from disclosure import versions
from disclosure.publish import current, publish
from tests.disclosure.made import a_trust


def test_the_current_version_and_the_one_before_are_kept(records):
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()
    made = [publish().path for _ in range(3)]
    assert sorted(path.name for path in settings.published().glob("*.duckdb")) == sorted(p.name for p in made[1:])
    assert current() == made[2]


def test_a_reader_keeps_its_version_while_the_next_is_published(records):
    records.people(20, 1, 2)
    records.people(20, 3, 4)
    records.save()
    with duckdb.connect(publish().path, read_only=True) as reader:
        before = reader.execute("select count(*) from release").fetchall()
        publish()
        assert reader.cursor().execute("select count(*) from release").fetchall() == before


KILLS = """
# Publishes over and over, each time killed one step later than before; says after each how it ended, and waits.
import itertools, os, signal
from pathlib import Path
import duckdb
from disclosure import protect, store
from disclosure.publish import publish

step = 0

def killed_around(call):
    def wrapped(*args, **kwargs):
        global step
        die()
        result = call(*args, **kwargs)
        die()
        return result
    return wrapped

def die():
    global step
    step += 1
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)

duckdb.connect = killed_around(duckdb.connect)
os.replace = killed_around(os.replace)
os.fsync = killed_around(os.fsync)
Path.unlink = killed_around(Path.unlink)
Path.write_text = killed_around(Path.write_text)
store.Rows.write = killed_around(store.Rows.write)
for last in itertools.count(1):
    child = os.fork()
    if not child:
        publish()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    input()
"""


@pytest.mark.skipif(os.name == "nt", reason="kills a process with a signal")
def test_a_kill_between_any_two_steps_leaves_a_whole_store_and_the_next_publication_clears_up(records, released):
    a_trust(records, subjects=60)
    records.save()
    publish()
    before, kills, swaps = current(), 0, []
    command = [sys.executable, "-c", KILLS]
    with subprocess.Popen(
        command, cwd=settings.PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killed:
        while killed.stdout.readline() == "-9\n":
            kills += 1
            assert released("select version from publication") == [(current().stem,)]
            assert len(released("from release")) > 0
            swaps.append(current() != before)
            before = current()
            killed.stdin.write("\n")
            killed.stdin.flush()
        killed.kill()
    assert kills > 25
    assert set(swaps) == {True, False}  # killed after the swap, and before
    publish()
    assert len(list(settings.published().iterdir())) == 5  # two versions with their seals, and CURRENT
    assert sorted(path.name for path in settings.private().iterdir()) == [
        "ledger.duckdb",
        "records.duckdb",
        "secret.key",
    ]


def test_a_store_that_current_names_and_is_gone_is_no_store(records):
    records.people(20, 1, 2)
    records.save()
    publish().path.unlink()
    assert current() is None
    (settings.published() / versions.POINTER).write_text("../private/records.duckdb")
    assert current() is None
