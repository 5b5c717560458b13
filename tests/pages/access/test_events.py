"""What the trail is told of people who come: once each, and nobody waits for what it is told of another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from domain.declared.access import Role
from domain.trail import chain
from domain.trail.chain import Unrecorded
from pages.access import events
from pages.access.reader import Reader


PATIENCE = 60  # seconds
ONE, OTHER = (Reader(name, Role.VIEWER, key=name) for name in ("one", "other"))


@pytest.fixture(autouse=True)
def nobody_was_told_of(home, monkeypatch):
    monkeypatch.setattr(events, "_told", events.OrderedDict())


def told() -> list[str]:
    return [event["who"] for event in chain.events()]


def test_who_is_known_waits_for_nobody_who_is_new(monkeypatch):
    events.tell_of_sign_in(ONE)
    begun, may_end, record = Event(), Event(), events.record

    def slowly(*given, **about):
        begun.set()
        assert may_end.wait(PATIENCE)
        record(*given, **about)

    monkeypatch.setattr(events, "record", slowly)
    with ThreadPoolExecutor() as people:
        new = [people.submit(events.tell_of_sign_in, OTHER) for _ in range(3)]
        assert begun.wait(PATIENCE)
        try:
            people.submit(events.tell_of_sign_in, ONE).result(PATIENCE / 4)
            assert not any(one.done() for one in new)  # and nobody comes in before the trail has it
        finally:
            may_end.set()
        assert [one.result(PATIENCE) for one in new] == [None] * 3
    assert told() == ["one", "other"]


def test_who_could_not_be_told_of_is_not_taken_for_known(monkeypatch):
    def full(*_, **__):
        raise Unrecorded("audit_unwritten", file="audit.jsonl", error="full")

    with monkeypatch.context() as patch:
        patch.setattr(events, "record", full)
        for _ in range(2):
            with pytest.raises(Unrecorded):
                events.tell_of_sign_in(ONE)
    events.tell_of_sign_in(ONE)
    assert told() == ["one"]


def test_access_that_is_back_to_what_it_was_is_told_of_again():
    for text in ("a", "b", "b", "a"):
        events.tell_of_access(text)
    assert len(told()) == 3
