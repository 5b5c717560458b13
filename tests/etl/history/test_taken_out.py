"""What is taken out of the record store is gone from its file, not only from its tables."""

import os
import shutil

import pytest

import settings
from domain import key
from etl.history import batches
from etl.secret import rekeyed
from tests.support.door import assessment, load, records


PEOPLE = [assessment(f"p{number}", str(1 + number % 4)) for number in range(300)]
SECRET = "The Ward of Secrets"


def in_file(*things: bytes) -> list[bytes]:
    found = b"".join(file.read_bytes() for file in settings.private().iterdir())
    return [thing for thing in things if thing in found]


def as_stored(identifier: str) -> bytes:
    """A pseudonym as DuckDB keeps it: an integer whose first bit is turned, lowest byte first."""
    return (int.from_bytes(rekeyed(identifier, key.read()).bytes) ^ 1 << 127).to_bytes(16, "little")


def test_an_erased_persons_key_is_gone_from_the_file():
    load([*PEOPLE, assessment("p1", rater_group="peers", rater_id="somebody")])
    whose = as_stored("p1"), as_stored("somebody")
    assert in_file(*whose)
    assert batches.erase("somebody").assessments_removed == 1
    assert batches.erase("p1").assessments_removed == 1
    assert in_file(*whose) == []
    assert in_file(as_stored("p2")) == [as_stored("p2")]
    assert records("select count(*) from records.assessments") == [(299,)]


@pytest.mark.parametrize("taken_out", [lambda: batches.erase("p1"), lambda: batches.undo(1)])
def test_what_a_stopped_publication_had_worked_out_goes_with_whom_it_was_worked_out_of(taken_out):
    load(PEOPLE)
    settings.unfinished_publication().touch()
    with pytest.raises(batches.CallRefused):
        batches.erase("nobody")
    assert settings.unfinished_publication().exists()
    taken_out()
    assert not settings.unfinished_publication().exists()


@pytest.mark.parametrize("is_replaced", [False, True])
def test_the_names_of_a_batch_that_was_taken_back_or_replaced_are_gone_from_the_file(is_replaced):
    load([assessment("q1", wave="2025")])
    taken = load([assessment(f"q{number}", team=SECRET) for number in range(30)])
    assert in_file(SECRET.encode())
    if is_replaced:
        load([assessment(f"q{number}", team="Ward 9") for number in range(30)], replaces=taken.batch_id)
    else:
        batches.undo(taken.batch_id)
    assert in_file(SECRET.encode()) == []
    assert records("select count(*) from records.assessments") == [(31 if is_replaced else 1,)]
    assert len(batches.batches()) == 2 + is_replaced


def test_what_can_not_be_taken_out_leaves_the_file_as_it_was():
    load(PEOPLE)
    before = settings.record_store().read_bytes()
    for refused in (lambda: batches.undo(7), lambda: batches.erase("nobody")):
        with pytest.raises(batches.CallRefused):
            refused()
    assert settings.record_store().read_bytes() == before
    assert sorted(path.name for path in settings.private().iterdir()) == ["records.duckdb", "secret.key"]


def test_whoever_waited_for_the_store_writes_into_the_one_that_took_its_place(monkeypatch):
    """Not into the file that it had opened before, which is gone."""
    load(PEOPLE)
    execute, turned = batches.store.in_turn, []

    def opened_before(attach, refused):
        found = execute(attach, refused)
        if not turned:  # another command puts a file in its place just after this one has opened it
            turned.append(1)
            another = settings.record_store().with_name("another")
            shutil.copyfile(settings.record_store(), another)
            os.replace(another, settings.record_store())
        return found

    monkeypatch.setattr(batches.store, "in_turn", opened_before)
    load([assessment("new", wave="2027")])
    assert records("select count(*) from records.assessments") == [(301,)]
