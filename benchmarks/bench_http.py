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
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

import settings
from benchmarks import bench_sessions, stores
from tests.support.browser.server import served


CLIENTS, SECONDS, PAUSE, SPREAD = 20, 15.0, 1.0, 0.3
MOST_MILLISECONDS, MOST_LOST = 20, 0.1
PAIRS = 3
COLUMNS = ("wave", "rater_group", "measure", "breakdown")
SLICES = list(product(stores.WAVES, stores.RATER_GROUPS, stores.MEASURES, ("organisation", "division", "team")))
ENDINGS = ("json", "csv", "parquet")


class Client:
    """A program that asks again and again; `answers` are milliseconds of the server, and from the request to its end."""

    def __init__(self, address: str, seed: int):
        self._address, self._chance = address, random.Random(seed)
        self.answers: list[tuple[float, float]] = []
        self.unchanged: list[tuple[float, float]] = []

    async def ask(self, until: float, pause: float) -> None:
        async with httpx.AsyncClient(timeout=60) as client:
            await asyncio.sleep(self._chance.uniform(0, pause))
            while time.perf_counter() < until:
                slice_ = dict(zip(COLUMNS, self._chance.choice(SLICES), strict=True))
                address = f"{self._address}/data/release.{self._chance.choice(ENDINGS)}"
                tag = await self._timed(client, address, slice_, {}, 200, self.answers)
                await self._timed(client, address, slice_, {"If-None-Match": tag}, 304, self.unchanged)
                await asyncio.sleep(self._chance.uniform(1 - SPREAD, 1 + SPREAD) * pause)

    async def _timed(self, client, address, slice_, headers, status, into) -> str:
        started = time.perf_counter()
        answer = await client.get(address, params=slice_, headers=headers)
        assert answer.status_code == status, answer.text
        of_server = float(answer.headers["server-timing"].partition("dur=")[2])
        into.append((of_server, (time.perf_counter() - started) * 1000))
        return answer.headers["etag"]


async def asking(address: str, seconds: float, pause: float) -> list[Client]:
    clients = [Client(address, seed) for seed in range(CLIENTS)]
    until = time.perf_counter() + seconds
    await asyncio.gather(*(client.ask(until, pause) for client in clients))
    return clients


def told(what: str, answers: list[tuple[float, float]], bar: float | None = None) -> None:
    for side, milliseconds in zip(("on the server", "to the client"), zip(*answers, strict=True), strict=True):
        half, most = statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]
        missed = bar is not None and side == "on the server" and most > bar
        print(f"{what} {side}: p50 {half:.1f} ms, p95 {most:.1f} ms{bench_sessions.over(missed)}")


async def alone(address: str, seconds: float, pause: float) -> None:
    await asking(address, 1, 0)  # what is imported, opened and worked out once
    clients = await asking(address, seconds, pause)
    answers = [one for client in clients for one in client.answers]
    print(f"{CLIENTS} clients, {seconds:.0f} s: {len(answers) / seconds:.1f} slices a second")
    told("a slice", answers, MOST_MILLISECONDS)
    told("nothing new", [one for client in clients for one in client.unchanged])


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
    await asking(address, 1, 0)
    await runs_a_second(address, 2)
    kept = []
    for _ in range(pairs):
        without = await runs_a_second(address, seconds)
        with_clients, clients = await asyncio.gather(runs_a_second(address, seconds), asking(address, seconds, PAUSE))
        kept.append(with_clients / without)
        print(f"runs a second: {without:.1f} without clients, {with_clients:.1f} with them: {kept[-1]:.2f}", flush=True)
        told("a slice beside sessions", [one for client in clients for one in client.answers])
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
        if words[:1] == ["sessions"]:
            given = (*words[1:], *("",) * 2)
            asyncio.run(beside_sessions(place, int(given[0] or PAIRS), float(given[1] or bench_sessions.SECONDS)))
        else:
            given = (*words, *("",) * 2)
            asyncio.run(alone(place, float(given[0] or SECONDS), float(given[1] or PAUSE)))
