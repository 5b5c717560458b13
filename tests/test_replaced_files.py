"""The home's small files are replaced whole: who reads one meanwhile reads it as it was, and a failure leaves it so."""

import os

import pytest

import settings
from analysis import views
from disclosure.blocks import order
from domain.declared import wave_order
from etl.history import invited
from tests.support.door import assessment, load


def say_invited(people: int) -> None:
    invited.say("Example Trust", "2026 spring", people)


WRITERS = {  # of each file: what writes it, once and again
    settings.views: (views.save, ("first", "heatmap", {}), ("second", "change", {})),
    settings.wave_order: (wave_order.keep, ({"Example Trust": ["a", "b"]},), ({"Example Trust": ["b", "a"]},)),
    settings.breakdown_order: (order.keep, ("team",), ("role",)),
    settings.invited: (say_invited, (40,), (50,)),
}


@pytest.fixture(params=WRITERS, ids=lambda file: file.__name__)
def again(request):
    """One of the files, written once; and what writes it again."""
    write, once, more = WRITERS[request.param]
    load([assessment("p1")])
    write(*once)
    return request.param(), lambda: write(*more)


@pytest.mark.skipif(os.name == "nt", reason="Windows replaces no file that is held open")
def test_who_reads_a_file_while_it_is_replaced_reads_it_whole_as_it_was(again):
    file, write = again
    before = file.read_bytes()
    with file.open("rb") as reader:
        write()
        assert reader.read() == before
    assert file.read_bytes() != before


def test_a_file_that_cannot_be_replaced_stays_as_it_was(again, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    file, write = again
    before = file.read_bytes()
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write()
    assert file.read_bytes() == before
