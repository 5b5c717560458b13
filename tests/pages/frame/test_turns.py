"""Pages run one after another: who comes meanwhile waits, and a page whose run may take long has no turn."""

from threading import Event, Lock, Thread

import pytest

import settings
from pages.access import log
from pages.frame import turns
from tests.support.addresses import FIGURES, WITHOUT_SELECTION
from tests.support.published import Slice, publish


A_WHILE = 60  # seconds, which nothing here takes unless a rule is broken
TAKE_LONG = ("manage/", "reports/")


@pytest.fixture(autouse=True)
def room(monkeypatch):
    """Of this test alone."""
    monkeypatch.setattr(turns, "_room", Lock())


def test_who_comes_while_a_page_runs_waits_until_its_turn_is_over(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_WAIT", A_WHILE)
    has_come = Event()

    def come():
        with turns.Turn() as turn:
            if turn.is_held:
                has_come.set()

    with turns.Turn():
        visitor = Thread(target=come)
        visitor.start()
        assert not has_come.wait(0.1)
    assert has_come.wait(A_WHILE)
    visitor.join()


@pytest.mark.parametrize(
    "end", [lambda turn: None, turns.Turn.over, lambda turn: 1 / 0], ids=["its end", "over", "a fault"]
)
def test_a_turn_is_given_back_however_it_ends(end):
    for _ in range(2):
        try:
            with turns.Turn() as turn:
                assert turn.is_held
                end(turn)
        except ZeroDivisionError:
            pass
    assert not turns._room.locked()


def test_nobody_waits_for_ever_for_a_page_that_hangs_nor_ends_its_turn(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.01)
    with turns.Turn():
        with turns.Turn() as turn:
            assert not turn.is_held
        assert turns._room.locked()


@pytest.mark.parametrize("address", [*FIGURES, *WITHOUT_SELECTION])
def test_a_page_has_a_turn_unless_its_run_may_take_long(dashboard, monkeypatch, address):
    publish(settings.published(), [Slice()])
    app, taken, timed = dashboard(address), [], log.timed

    def noted(*about, **more):
        taken.append(turns._room.locked())
        return timed(*about, **more)

    monkeypatch.setattr(log, "timed", noted)
    app.run()
    assert taken == [not address.startswith(TAKE_LONG)]
    assert not turns._room.locked()
