"""Two dashboards, each with a home of its own, show one place: each answer is of one whole version, and the newest soon of both."""

import json
import time
import urllib.request
from contextlib import ExitStack
from itertools import cycle, islice

import pytest

import settings
from domain.current import POINTER
from domain.errors import Unreadable
from domain.stores.shared import chosen, following
from tests.support.browser.server import dashboard
from tests.support.shared_places import made, put_up, shared_in


TABLE = "data/release.csv"
PATIENCE = 60  # seconds, on the slowest of machines


@pytest.fixture
def two(place, tmp_path):
    """The addresses of two dashboards, and their logs, over a place where v1 is current."""
    put_up(place, made(tmp_path / "other", "v1", "wave of v1"))
    with ExitStack() as stack:
        addresses = {}
        for name in ("a", "b"):
            shared_in(place.name, tmp_path / name)
            log = tmp_path / f"{name}.log"
            addresses[stack.enter_context(dashboard(tmp_path / name, log))] = log
        yield addresses


def health(address: str) -> dict:
    with urllib.request.urlopen(f"{address}/health", timeout=PATIENCE) as answer:
        return json.load(answer)


def waves_told(address: str) -> set[str]:
    with urllib.request.urlopen(f"{address}/{TABLE}", timeout=PATIENCE) as answer:
        header, *rows = answer.read().decode("utf-8-sig").splitlines()
    place = header.split(",").index("wave")
    return {row.split(",")[place] for row in rows}


def until(said: dict, addresses) -> list[dict]:
    """What each says of its health, once all say so or patience ends."""
    end = time.monotonic() + PATIENCE
    while (told := [health(address) for address in addresses]) != [said] * len(told) and time.monotonic() < end:
        time.sleep(0.1)
    return told


def test_readers_sent_to_one_and_the_other_get_whole_versions_and_the_new_one_without_a_restart(two, place, tmp_path):
    assert [waves_told(address) for address in two] == [{"wave of v1"}] * 2
    for version in ("v2", "v3"):
        put_up(place, made(tmp_path / "other", version, f"wave of {version}"))
        told = [waves_told(address) for address in islice(cycle(two), 6)]
        assert all(len(waves) == 1 for waves in told)
        assert until({"published": version, "why": None}, two) == [{"published": version, "why": None}] * 2
        assert [waves_told(address) for address in islice(cycle(two), 4)] == [{f"wave of {version}"}] * 4
    place.swap(POINTER, "v4.duckdb\n", place.seen(POINTER))
    out_of_touch = {"published": "v3", "why": "shared_gone"}
    assert until(out_of_touch, two) == [out_of_touch] * 2
    assert [waves_told(address) for address in two] == [{"wave of v3"}] * 2
    for log in two.values():
        events = [line for text in log.read_text().splitlines() if text.startswith("{") and (line := json.loads(text))]
        told = [(one["published"], one["why"]) for one in events if one["event"] == "shared"]
        assert told == [("v1", None), ("v2", None), ("v3", None), ("v3", "shared_gone")]
        assert str(place.name) not in log.read_text()


def test_no_page_waits_for_a_place_that_does_not_answer(folder, tmp_path, monkeypatch):
    shared_in(folder)
    put_up(chosen.place(), made(tmp_path / "other", "v1"))
    following.look()
    monkeypatch.setattr(following, "look", lambda: time.sleep(PATIENCE))
    monkeypatch.setattr(following, "FIRST_LOOK_SECONDS", 0.1)
    following._is_watched.set()
    try:
        began = time.perf_counter()
        assert following.named() == "v1.duckdb"
        assert time.perf_counter() - began < 5
        (settings.published() / POINTER).unlink()
        with pytest.raises(Unreadable, match="Look again in a moment"):
            following.named()
    finally:
        following._is_watched.clear()
