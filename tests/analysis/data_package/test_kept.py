"""Parts that are made once: which are kept, which go, and who waits for whom."""

import gzip
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from analysis.data_package import kept
from analysis.data_package.kept import BESIDE, LARGEST_SHARE, MOST_BYTES, Kept


PATIENCE = 60  # seconds
TOO_LARGE = MOST_BYTES // LARGEST_SHARE + 1  # bytes of a part, which packing makes no fewer of
PACKED = MOST_BYTES // 10  # of which nine find room


class Made:
    """Parts in the making: `of` is which were made, in their order."""

    def __init__(self):
        self.kept, self.of = Kept(), []

    def asked(self, name: str, size: int = 0) -> bytes:
        return gzip.decompress(self.kept.begun(name, lambda: self._make(name, size)).result())

    def _make(self, name: str, size: int) -> bytes:
        self.of.append(name)
        return name.encode() + random.Random(name).randbytes(size)  # which can't be packed any tighter


def packed(of: Kept, make: Callable[[], bytes], key: object = "a") -> bytes:
    return of.begun(key, make).result(PATIENCE)


@pytest.fixture
def made() -> Made:
    return Made()


def test_a_part_is_made_once_and_comes_out_as_it_was_made(made):
    assert [made.asked("a"), made.asked("b"), made.asked("a")] == [b"a", b"b", b"a"]
    assert made.of == ["a", "b"]


def test_the_same_part_is_the_same_bytes_whenever_it_is_packed():
    assert packed(Kept(), lambda: b"part") == packed(Kept(), lambda: b"part")
    assert packed(Kept(), lambda: b"part")[4:8] == bytes(4)  # of the moment, as gzip has it


def test_what_was_not_asked_for_longest_goes_first(made):
    for number in range(9):
        made.asked(f"{number}", PACKED)
    made.asked("0", PACKED)
    made.asked("9", PACKED)
    made.of.clear()
    for one in ("9", "0", "2", "1"):
        made.asked(one, PACKED)
    assert made.of == ["1"]


def test_what_would_drive_many_others_out_is_not_kept(made):
    for _ in range(2):
        made.asked("small", TOO_LARGE * 9 // 10)
        made.asked("large", TOO_LARGE)
    assert made.of == ["small", "large", "large"]


def test_ever_so_many_parts_without_a_row_take_no_more_room_than_others(made):
    most = MOST_BYTES // BESIDE
    for number in range(most + 1):
        packed(made.kept, bytes, number)
    assert most - 1000 < len(made.kept._parts) < most


def test_what_fails_is_told_to_who_asked_and_tried_again(made):
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            packed(made.kept, lambda: b"%d" % (1 // 0))
    assert made.asked("a") == b"a"


@pytest.fixture
def held(made, monkeypatch):
    """What is being made waits until it may end; `begun` by the names of parts."""
    may_end, begun, make = Event(), {"a": Event(), "b": Event(), "c": Event()}, made._make

    def slowly(name, size):
        begun[name].set()
        assert may_end.wait(PATIENCE)
        return make(name, size)

    monkeypatch.setattr(made, "_make", slowly)
    monkeypatch.setattr(kept, "_makers", ThreadPoolExecutor(kept.AT_ONCE))
    with ThreadPoolExecutor() as clients:
        yield clients, begun, may_end
        may_end.set()


@pytest.mark.parametrize("size", [0, TOO_LARGE], ids=["kept", "too large to keep"])
def test_who_asks_for_the_same_at_once_is_given_the_same(made, held, size):
    _, begun, may_end = held
    parts = [made.kept.begun("a", lambda: made._make("a", size)) for _ in range(4)]
    assert begun["a"].wait(PATIENCE)
    may_end.set()
    assert len({part.result(PATIENCE) for part in parts}) == 1
    assert made.of == ["a"]


def test_two_are_made_at_once_and_what_is_kept_waits_for_neither(made, held):
    clients, begun, may_end = held
    made.kept._parts["kept"] = gzip.compress(b"kept")
    waiting = [clients.submit(made.asked, name) for name in "abc"]
    assert begun["a"].wait(PATIENCE)
    assert begun["b"].wait(PATIENCE)
    assert clients.submit(made.asked, "kept").result(PATIENCE) == b"kept"
    assert not begun["c"].wait(0.2)
    may_end.set()
    assert [one.result(PATIENCE) for one in waiting] == [b"a", b"b", b"c"]
