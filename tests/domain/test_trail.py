"""The audit trail tells of every deed before it is done, and shows whatever was done to itself."""

import gzip
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

import settings
from domain.errors import Refused
from domain.trail import chain
from domain.trail.chain import Unrecorded, verified
from domain.trail.deeds import record, recorded
from pages.access import reader, taking
from tests.support.door import assessment, load, records


def lines() -> list[bytes]:
    return settings.audit().read_bytes().splitlines(keepends=True)


def write(changed: list[bytes]) -> None:
    settings.audit().write_bytes(b"".join(changed))


@pytest.fixture
def five(home):
    for number in range(5):
        record("load", batch=number)
    return lines()


def test_each_event_is_bound_to_the_one_before(five):
    assert [json.loads(line)["number"] for line in five] == [1, 2, 3, 4, 5]
    assert verified() == (5, json.loads(five[-1])["hash"])
    assert oct(settings.audit().stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            lambda five: [*five[:2], five[2].replace(b'"load"', b'"undo"'), *five[3:]],
            "Event 3 of the audit trail is not as",
        ),
        (lambda five: [*five[:2], *five[3:]], "from event 2 to event 4"),
        (lambda five: [five[0], five[2], five[1], *five[3:]], "from event 1 to event 3"),
        (lambda five: [*five[:3], five[2], *five[3:]], "from event 3 to event 3"),
        (lambda five: five[1:], "begins with event 2"),
        (lambda five: [*five[:2], b"no line\n", *five[3:]], "Line 3 of the audit trail"),
    ],
)
def test_a_line_that_was_changed_taken_out_or_put_in_shows(five, changed, told):
    write(changed(five))
    with pytest.raises(Unrecorded, match=told):
        verified()


def test_what_a_killed_process_had_begun_is_no_event_and_the_next_takes_its_place(five):
    write([*five, five[0][:40]])
    assert verified()[0] == 5
    record("undo")
    assert verified()[0] == 6
    assert len(lines()) == 6


@pytest.mark.parametrize("is_packed", [False, True])
def test_the_chain_goes_on_in_a_new_file_where_the_old_was_put_aside(five, is_packed):
    aside = settings.audit().with_name("audit.jsonl.1")
    settings.audit().rename(aside)
    if is_packed:
        with aside.open("rb") as plain, gzip.open(f"{aside}.gz", "wb") as packed:
            shutil.copyfileobj(plain, packed)
        aside.unlink()
    record("publish")
    assert verified()[0] == 6
    assert len(list(chain.events())) == 6


def test_events_that_come_at_once_are_all_there(home):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: record("load", batch=number), range(40)))
    assert verified()[0] == 40


@pytest.fixture
def full(monkeypatch):
    """A disk that holds nothing more of the trail."""

    def sync(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    return lambda: monkeypatch.setattr(os, "fsync", sync)


def test_a_deed_that_cannot_be_recorded_is_not_done_and_leaves_no_half_line(five, full):
    full()
    done = []
    with pytest.raises(Unrecorded, match="nothing is done that it can't tell of"), recorded("erase"):
        done.append(1)
    with pytest.raises(Unrecorded):
        taking.away("table", lambda: done.append(1))()
    assert done == []
    assert lines() == five


@pytest.fixture(autouse=True)
def an_analyst(monkeypatch):
    monkeypatch.setattr(reader, "current", lambda: reader.OF_THIS_MACHINE)


def test_a_load_that_cannot_be_recorded_loads_nothing(home, full):
    load([assessment("p1")])
    full()
    with pytest.raises(Refused, match="nothing is done"):
        load([assessment("p2")])
    assert records("select count(*) from records.assessments") == [(1,)]


def test_the_trail_names_nobody_and_no_group(home):
    load([assessment("person one", team="The Ward of Secrets", organisation="Trust of Secrets")])
    with pytest.raises(ValueError, match="of a person"), recorded("undo", batch=1):
        raise ValueError("of a person")
    text = settings.audit().read_text()
    assert [(one["what"], one["how"]) for one in map(json.loads, text.splitlines())] == [
        ("load", "begun"),
        ("load", "done"),
        ("undo", "begun"),
        ("undo", "failed"),
    ]
    for name in ("person", "Ward", "Secrets", "export.csv"):
        assert name not in text
