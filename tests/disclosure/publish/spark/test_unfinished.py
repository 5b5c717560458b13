"""Of what Spark could not finish nothing is left, and what it could is published."""

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from disclosure.publish import swap
from disclosure.publish.publish import current
from etl.__main__ import app
from etl.history.export_records import export
from tests.support.both_engines import ITEMS, late


pytest.importorskip("sqlglot", reason="sqlglot is not installed")

from disclosure.publish.spark import executors, protect
from disclosure.publish.spark.publish import publish as with_spark
from disclosure.publish.spark.records import Records


_take_away = Records.take_away
OF = "from release where organisation = '{}' order by all"


def killed(todo, way, through):
    """The process that protects South is killed, as for want of memory; with New something goes wrong."""
    work = protect.for_executors(todo, way, through)

    def one(key, rows):
        slice_ = todo[key[0].as_py()]
        if slice_.names[1] == "South" and not slice_.all_wait:
            os._exit(9)
        if slice_.names[1] == "New":
            raise MemoryError("a fault")
        return work(key, rows)

    return one


def no_room(*_):
    raise OSError("no room")


def put_back(records: Records, name: str) -> None:
    """What was left is taken away, and put back, as where the publication is killed before it gets there."""
    there = Path(records.folder, name)
    shutil.copytree(there, there.with_name("copy"))
    _take_away(records, name)
    assert not there.exists()
    there.with_name("copy").rename(there)
    raise OSError("killed")


def test_of_a_publication_that_fails_in_part_or_whole_nothing_is_left_but_what_was(
    spark, records, home, released, monkeypatch, tmp_path
):
    folder = tmp_path / "exported"
    records.items = ITEMS
    for name in ("North", "South"):
        late(records, 30, organisation=name)
    records.save()
    export(folder)
    with monkeypatch.context() as patched:
        patched.setattr(swap, "swapped_in", no_room)
        patched.setattr(Records, "take_away", put_back)
        with pytest.raises(OSError, match="no room"):
            with_spark(str(folder))
    assert len(list((folder / "people").iterdir())) == 1
    with_spark(str(folder))
    assert [one.name for one in (folder / "people").iterdir()] == [current().stem]
    before = {name: released(OF.format(name)) for name in ("North", "South")}

    for name in ("North", "South", "New"):
        late(records, 31, organisation=name, team="Ward 2")
    records.save()
    export(folder)
    monkeypatch.setattr(executors, "for_executors", killed)
    done = CliRunner().invoke(app, ["publish", "--json", "--engine", "spark", "--records", str(folder)])
    failed = json.loads(done.stdout)["failed"]
    assert (done.exit_code, failed) == (
        1,
        [{"organisation": "New", "is_shown": False}, {"organisation": "South", "is_shown": True}],
    )
    assert "South could not be protected: a fault of ours" in done.stderr
    assert released(OF.format("South")) == before["South"]
    assert released(OF.format("North")) != before["North"]
    assert released("select distinct organisation from release order by all") == [("North",), ("South",)]
