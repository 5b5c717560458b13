"""The streams of a compound file, in which Office kept its documents before 2007, and keeps those with a password."""

import struct
from functools import cached_property

from etl.read.files.books.seen import Damaged


END_OF_CHAIN = 0xFFFFFFF0  # numbers from here on stand for no sector
IN_HEADER = struct.Struct("<109I")
ENTRY = struct.Struct("<64sHBB12s36sIQ")  # name, bytes of it, kind, colour, neighbours, times, first sector, size
ENTRY_BYTES = 128
STREAM, ROOT = 2, 5


class CompoundFile:
    """A file's streams by their names; raises Damaged, or struct.error, where it is cut or its chains lead nowhere."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift, small_shift) = struct.unpack_from("<HH", data, 30)
        if not 7 <= shift <= 20 or not 4 <= small_shift <= shift:
            raise Damaged("a sector of no size that is in use")
        self._sector, self._small_sector = 1 << shift, 1 << small_shift
        self._next = self._table()
        (self._first_of_directory,) = struct.unpack_from("<I", data, 48)
        self._smallest, self._first_of_small_table = struct.unpack_from("<II", data, 56)

    @cached_property
    def entries(self) -> dict[str, tuple[int, int, int]]:
        """From a name to its kind, first sector and size; of several alike the first."""
        directory = self._chained(self._first_of_directory)
        found: dict[str, tuple[int, int, int]] = {}
        for start in range(0, len(directory) - ENTRY_BYTES + 1, ENTRY_BYTES):
            name, length, kind, _, _, _, first, size = ENTRY.unpack_from(directory, start)
            if kind in (STREAM, ROOT):
                found.setdefault(name[: max(0, length - 2)].decode("utf-16-le", "replace"), (kind, first, size))
        return found

    def stream(self, name: str) -> bytes:
        _, first, size = self.entries[name]
        if size >= self._smallest:
            return self._chained(first)[:size]
        small_next = self._numbers(self._chained(self._first_of_small_table))
        root = next((first for kind, first, _ in self.entries.values() if kind == ROOT), END_OF_CHAIN)
        room, step = self._chained(root), self._small_sector
        return b"".join(room[at * step : (at + 1) * step] for at in _chain(first, small_next))[:size]

    def _table(self) -> tuple[int, ...]:
        """Of every sector the one that follows it."""
        places = list(IN_HEADER.unpack_from(self._data, 76))
        (further,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while further < END_OF_CHAIN and further not in seen:
            seen.add(further)
            *more, further = self._numbers(self._at(further))
            places += more
        return self._numbers(b"".join(self._at(place) for place in places if place < END_OF_CHAIN))

    def _chained(self, first: int) -> bytes:
        return b"".join(map(self._at, _chain(first, self._next)))

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        if start > len(self._data):
            raise Damaged("a sector beyond the file's end")
        return self._data[start : start + self._sector]

    @staticmethod
    def _numbers(table: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _chain(first: int, following: tuple[int, ...]) -> list[int]:
    chain: list[int] = []
    while first < END_OF_CHAIN:
        if first >= len(following) or len(chain) > len(following):
            raise Damaged("a chain that leads nowhere or never ends")
        chain.append(first)
        first = following[first]
    return chain
