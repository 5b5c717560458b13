"""Many readers at once: 40 sessions, each of which changes a filter of the full heatmap page every second or so.

Clients are plain websockets that speak Streamlit's protocol and share the machine with the server; they keep no cache of
messages, so that every figure is sent in full. Bars: at least 20 runs a second; a session's first page within 0.3 s of the
server's work, with nobody else about. Told as well: memory a session, and after many visitors who came and went.

`python -m benchmarks.bench_sessions [SESSIONS] [PAUSE] [COMMIT]`: so many readers who pause for so many seconds before each change,
and then the same of a checkout of COMMIT. `20 0 1bf7da8` are 20 who never wait, now and before the heatmap was redrawn; bar: no
fewer runs a second.
"""

import asyncio
import math
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import settings
from benchmarks import stores
from benchmarks.processes import checked_out
from tests.support.browser.server import served


SESSIONS, SECONDS = 40, 40
PAUSE, SPREAD = 1.0, 0.3  # seconds between a page and the next change, and how much of that it may be less or more
THINKS = (1 - SPREAD) * PAUSE, (1 + SPREAD) * PAUSE
LEAST_RUNS_A_SECOND, MOST_SECONDS_TO_START = 20, 0.3
ALONE = 10  # sessions that start one after another
VISITS, VISITORS_AT_ONCE = 400, 8


@dataclass
class Session:
    """One reader's connection, and the widgets of the page it shows."""

    connection: websockets.ClientConnection
    boxes: dict[str, str] = field(default_factory=dict)  # ids of choices by label
    charts: int = 0

    async def run(self, wave: str | None = None) -> float:
        """Seconds of one run: the first, or one with another wave."""
        message = BackMsg()
        message.rerun_script.query_string = "breakdown=team"
        message.rerun_script.page_name = "heatmap"
        if wave:
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = self.boxes["Wave"], wave
        started = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        self.charts = 0
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self.connection.recv())
            if answer.WhichOneof("type") == "delta":
                self._note(answer.delta.new_element)
            elif answer.WhichOneof("type") == "script_finished":
                return time.perf_counter() - started

    def _note(self, element) -> None:
        if element.WhichOneof("type") == "selectbox":
            self.boxes[element.selectbox.label] = element.selectbox.id
        elif element.WhichOneof("type") == "exception":
            raise RuntimeError(element.exception.message)
        self.charts += (
            element.WhichOneof("type") == "bidi_component" and element.bidi_component.component_name == "ninefold_tiles"
        )


async def connect(address: str, tokens: Sequence[str] = (), **options: Any) -> Session:
    """`tokens` go beside the protocol's name, as a browser sends them of who signed in."""
    connection = await websockets.connect(
        f"ws://{address}/_stcore/stream",
        max_size=None,
        subprotocols=["streamlit", *tokens],
        compression=None,
        ping_interval=None,  # a server that is busy answers late, and is still there
        **options,
    )
    return Session(connection)


async def read(address: str, until: float, seed: int) -> tuple[float, list[float], Session]:
    """One reader: seconds to the first page, and of each run until that moment."""
    chance = random.Random(seed)
    session = await connect(address)
    first = await session.run()
    runs = []
    await asyncio.sleep(chance.uniform(0, max(THINKS)))
    while time.perf_counter() < until:
        runs.append(await session.run(stores.WAVES[(seed + len(runs)) % len(stores.WAVES)]))
        assert session.charts == 1
        await asyncio.sleep(chance.uniform(*THINKS))
    return first, runs, session


async def measure(address: str, process: int, sessions: int) -> None:
    warm = [await connect(address) for _ in range(3)]
    for session in warm:
        await session.run()
        for wave in stores.WAVES:
            await session.run(wave)
    alone = []
    for _ in range(ALONE):
        session = await connect(address)
        alone.append(await session.run())
        await session.connection.close()
    before, started = memory(process), time.perf_counter()
    readers = await asyncio.gather(*(read(address, started + SECONDS, seed) for seed in range(sessions)))
    seconds = time.perf_counter() - started
    held = (memory(process) - before) / sessions
    runs = sorted(one for _, of_reader, _ in readers for one in of_reader)
    rate = len(runs) / seconds
    start = statistics.median(alone)
    together = [first for first, _, _ in readers]
    most = sessions / statistics.mean(THINKS) if any(THINKS) else math.inf
    is_judged = most > LEAST_RUNS_A_SECOND  # fewer who pause can't ask for so many
    print(
        f"{sessions} sessions, {seconds:.0f} s: {rate:.1f} runs a second"
        f"{over(is_judged and rate < LEAST_RUNS_A_SECOND)}"
    )
    print(f"a run: median {statistics.median(runs):.3f} s, of 20 the slowest {runs[int(len(runs) * 0.95)]:.3f} s")
    print(
        f"a session's first page alone: median {start:.3f} s{over(start > MOST_SECONDS_TO_START)}, slowest {max(alone):.3f} s"
    )
    print(f"a session's first page when all start at once: median {statistics.median(together):.2f} s")
    print(f"memory: {before / 1e6:.0f} MB before, {held / 1e6:.2f} MB more a session")
    for session in [*warm, *(session for _, _, session in readers)]:
        await session.connection.close()
    for more in (1, 2):
        await come_and_go(address)
        print(f"memory: {memory(process) / 1e6:.0f} MB after {more * VISITS} visitors came and went")


async def come_and_go(address: str) -> None:
    """Visitors who see every wave once and leave."""
    room = asyncio.Semaphore(VISITORS_AT_ONCE)

    async def visit() -> None:
        async with room:
            session = await connect(address)
            await session.run()
            for wave in stores.WAVES:
                await session.run(wave)
            await session.connection.close()

    await asyncio.gather(*(visit() for _ in range(VISITS)))


def memory(process: int) -> int:
    """Bytes that a process holds in memory."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def over(is_over: bool) -> str:
    return "  MISSES THE BAR" if is_over else ""


def main(sessions: int = SESSIONS) -> None:
    with TemporaryDirectory() as folder:
        os.environ["NINEFOLD_HOME"] = folder
        blocks = stores.write(settings.published(), organisations=1)
        print(f"heatmap of 80 teams by 9 dimensions, {blocks:,} published blocks; clients on the same machine")
        with served("dashboard.py", Path(folder) / "server.log", NINEFOLD_HOME=folder) as (address, process):
            asyncio.run(measure(address.removeprefix("http://"), process, sessions))


def at(commit: str, sessions: int, thinks: tuple[float, float]) -> None:
    """The same of a checkout of a commit, by what measured it then."""
    work = f"from benchmarks import bench_sessions as own; own.THINKS = {thinks}; own.main({sessions})"
    with TemporaryDirectory() as folder, checked_out(Path(folder), commit) as place:
        print(f"\nat {commit}", flush=True)
        subprocess.run([sys.executable, "-c", work], cwd=place, check=True)


if __name__ == "__main__":
    said = (*sys.argv[1:], *("",) * 3)
    how_many, pause = int(said[0] or SESSIONS), float(said[1] or PAUSE)
    THINKS = (1 - SPREAD) * pause, (1 + SPREAD) * pause
    main(how_many)
    if said[2]:
        at(said[2], how_many, THINKS)
