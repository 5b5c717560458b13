"""The tables over HTTP, asked for by many programs at once, and what that leaves to those who read pages.

Twenty clients ask for slices of `release`, each another one every time, as JSON, CSV and Parquet in turn: one waits for its answer, and
then a second or so. Bar: 20 ms on the server (its own Server-Timing: from the request until the answer is made, waiting included).
Told as well: how long clients waited, who share the machine with it, and answers that nothing has changed (304).

`python -m benchmarks.bench_http [SECONDS] [PAUSE]`; a PAUSE of 0 is clients who never wait.
`python -m benchmarks.bench_http sessions [PAIRS] [SECONDS]`: forty dashboard sessions (benchmarks/bench_sessions.py) without and with
the clients, in turn; bar: within a tenth of the runs a second.
"""

import asyncio
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import settings
from benchmarks import bench_sessions, stores
from tests.support.browser.server import served


CLIENTS, SECONDS, PAUSE, SPREAD = 20, 15.0, 1.0, 0.3
MOST_MILLISECONDS, MOST_LOST = 20, 0.1
PAIRS = 3
COLUMNS = ("wave", "rater_group", "measure", "breakdown")
SLICES = list(product(stores.WAVES, stores.RATER_GROUPS, stores.MEASURES, ("organisation", "division", "team")))
ENDINGS = ("json", "csv", "parquet")
FIELD = re.compile(rb"([\w-]+): (.*)\r\n")


class Client:
    """A program that asks again and again, over one connection; it does as little as can be, for it shares the machine.

    Milliseconds are the server's, and from the request to the answer's end: of slices that nobody had asked for, of those that
    somebody had, and of answers that nothing has changed.
    """

    def __init__(self, address: str, seed: int, asked_for: set[str]):
        self._host, self._chance = address.removeprefix("http://"), random.Random(seed)
        self._asked_for = asked_for  # by anybody
        self.first: list[tuple[float, float]] = []
        self.again: list[tuple[float, float]] = []
        self.unchanged: list[tuple[float, float]] = []

    async def ask(self, until: float, pause: float) -> None:
        host, _, port = self._host.partition(":")
        self._received, self._sent = await asyncio.open_connection(host, int(port))
        await asyncio.sleep(self._chance.uniform(0, pause))
        while time.perf_counter() < until:
            slice_ = urlencode(dict(zip(COLUMNS, self._chance.choice(SLICES), strict=True)))
            path = f"/data/release.{self._chance.choice(ENDINGS)}?{slice_}"
            into = self.again if path in self._asked_for else self.first
            self._asked_for.add(path)
            tag = await self._timed(path, "", b"200", into)
            await self._timed(path, f"If-None-Match: {tag}\r\n", b"304", self.unchanged)
            await asyncio.sleep(self._chance.uniform(1 - SPREAD, 1 + SPREAD) * pause)
        self._sent.close()

    async def _timed(self, path: str, header: str, status: bytes, into: list[tuple[float, float]]) -> str:
        """The answer's mark."""
        started = time.perf_counter()
        self._sent.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\nAccept-Encoding: gzip\r\n{header}\r\n".encode())
        head = await self._received.readuntil(b"\r\n\r\n")
        fields = {name.lower(): value for name, value in FIELD.findall(head)}
        body = await self._received.readexactly(int(fields.get(b"content-length", 0)))
        assert head.split(maxsplit=2)[1] == status, head + body
        of_server = float(fields[b"server-timing"].partition(b"dur=")[2])
        into.append((of_server, (time.perf_counter() - started) * 1000))
        return fields[b"etag"].decode()


async def asking(address: str, seconds: float, pause: float) -> list[Client]:
    asked_for: set[str] = set()
    clients = [Client(address, seed, asked_for) for seed in range(CLIENTS)]
    until = time.perf_counter() + seconds
    await asyncio.gather(*(client.ask(until, pause) for client in clients))
    return clients


def told(what: str, answers: list[tuple[float, float]], bar: float | None = None) -> None:
    for side, milliseconds in zip(("on the server", "to the client"), zip(*answers, strict=True), strict=True):
        half, most = statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]
        missed = bar is not None and side == "on the server" and most > bar
        print(f"{what} {side}: p50 {half:.1f} ms, p95 {most:.1f} ms{bench_sessions.over(missed)}")


async def alone(address: str, seconds: float, pause: float) -> None:
    clients = await asking(address, seconds, pause)
    first, again = ([one for client in clients for one in getattr(client, name)] for name in ("first", "again"))
    print(f"{CLIENTS} clients, {seconds:.0f} s: {(len(first) + len(again)) / seconds:.1f} slices a second")
    told(f"a slice that nobody had asked for ({len(first)})", first, MOST_MILLISECONDS)
    told(f"a slice asked for before ({len(again)})", again, MOST_MILLISECONDS)
    told("nothing new", [one for client in clients for one in client.unchanged])


async def opened(address: str) -> None:
    """Has the server import, open and work out what it does once."""
    client = Client(address, 0, set())
    await client.ask(time.perf_counter() + 0.1, 0)


async def runs_a_second(address: str, seconds: float) -> float:
    started = time.perf_counter()
    every = range(bench_sessions.SESSIONS)
    where = address.removeprefix("http://")
    readers = await asyncio.gather(*(bench_sessions.read(where, started + seconds, seed) for seed in every))
    rate = sum(len(runs) for _, runs, _ in readers) / (time.perf_counter() - started)
    for *_, session in readers:
        await session.connection.close()
    return rate


async def beside_sessions(address: str, pairs: int, seconds: float) -> None:
    await runs_a_second(address, seconds)  # each page is worked out once, which takes as long as a pair
    kept = []
    for _ in range(pairs):
        without = await runs_a_second(address, seconds)
        with_clients, clients = await asyncio.gather(runs_a_second(address, seconds), asking(address, seconds, PAUSE))
        kept.append(with_clients / without)
        print(f"runs a second: {without:.1f} without clients, {with_clients:.1f} with them: {kept[-1]:.2f}", flush=True)
        told("a slice beside sessions", [one for client in clients for one in client.first + client.again])
    half = statistics.median(kept)
    print(f"median of pairs: {half:.2f}{bench_sessions.over(half < 1 - MOST_LOST)}")


@contextmanager
def server() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        os.environ["NINEFOLD_HOME"] = folder
        blocks = stores.write(settings.published(), organisations=1)
        print(f"{blocks:,} published blocks; clients on the same machine")
        with served("dashboard.py", Path(folder) / "server.log", NINEFOLD_HOME=folder) as (address, _):
            yield address


if __name__ == "__main__":
    words = sys.argv[1:]
    with server() as place:
        asyncio.run(opened(place))
        if words[:1] == ["sessions"]:
            given = (*words[1:], *("",) * 2)
            asyncio.run(beside_sessions(place, int(given[0] or PAIRS), float(given[1] or bench_sessions.SECONDS)))
        else:
            given = (*words, *("",) * 2)
            asyncio.run(alone(place, float(given[0] or SECONDS), float(given[1] or PAUSE)))
