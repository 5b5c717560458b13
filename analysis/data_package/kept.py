"""Parts of tables that programs ask for again and again: made once a version, and kept as they are sent, packed."""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock


MOST_BYTES = 4 * 2**20  # of one store in one scope: some hundred slices, each about a thirtieth of what it was
LARGEST_SHARE = 4  # what takes more than a quarter of that is not kept: it would drive all others out
BESIDE = 512  # bytes that a part takes beside its own, so that many without a row are too many some time as well
AT_ONCE = 2  # parts that are being made, so that pages have the processor too
LEVEL = 1  # of gzip; one that packs tighter takes several times as long
_makers = ThreadPoolExecutor(AT_ONCE, "tables")


class Kept:
    """Packed parts by what asks for them; those not asked for longest go first."""

    def __init__(self):
        self._parts: OrderedDict[Hashable, bytes] = OrderedDict()
        self._being_made: dict[Hashable, Future[bytes]] = {}
        self._bytes, self._one_at_a_time = 0, Lock()

    def begun(self, key: Hashable, make: Callable[[], bytes]) -> Future[bytes]:
        """What `make` gives, as gzip; who asks while it is made for somebody else is given the same."""
        with self._one_at_a_time:
            if key in self._parts:
                self._parts.move_to_end(key)
                part: Future[bytes] = Future()
                part.set_result(self._parts[key])
                return part
            if key not in self._being_made:
                self._being_made[key] = _makers.submit(self._make, key, make)
            return self._being_made[key]

    def _make(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        made = None
        try:
            made = gzip.compress(make(), LEVEL, mtime=0)
            return made
        finally:  # what failed is told to all who wait, and tried again for the next
            with self._one_at_a_time:
                del self._being_made[key]
                if made is not None and len(made) <= MOST_BYTES // LARGEST_SHARE:
                    self._keep(key, made)

    def _keep(self, key: Hashable, made: bytes) -> None:
        self._parts[key] = made
        self._bytes += len(made) + BESIDE
        while self._bytes > MOST_BYTES:
            self._bytes -= len(self._parts.popitem(last=False)[1]) + BESIDE
