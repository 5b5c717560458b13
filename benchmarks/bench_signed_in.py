"""Signed-in readers, each of whom changes the wave of the heatmap every ten seconds, and what signing in and a scope cost a run.

    python -m benchmarks.bench_signed_in [SESSIONS] [SECONDS] [EVERY]

Bars, for 100 readers over 300 seconds on two cores: no error, of 20 runs the slowest under 1 s, at most 0.7 MB of memory a
session; signing in costs at most 5 % of a run (pairs in turn over the same store: an analyst who signed in, and a reader where
nobody does, who may take the same away). Half the readers see one division alone. Clients share the machine with the server;
the processor's time, of the server and of them, says how much of a wait is the machine's.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import websockets
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

import settings
from benchmarks import stores
from benchmarks.bench_sessions import Session, connect, memory, over
from benchmarks.processes import processor_seconds
from tests.support.browser.provider import SECRETS
from tests.support.browser.server import free_port, served, serving
from tests.support.signing_in import CLIENT, claims, cookie_of, write_access


SESSIONS, SECONDS, EVERY = 100, 300.0, 10.0
MOST_SECONDS, MOST_MEGABYTES, MOST_COST = 1.0, 0.7, 1.05
PAIRS = 60
ACCESS = """
[[access]]
role = "analyst"
people = ["analyst@example.org"]

[[access]]
role = "viewer"
people = ["whole@example.org"]

[[access]]
role = "viewer"
people = ["scoped@example.org"]
organisations = ["Example Trust 1"]
divisions = ["{division}"]
"""
READERS = ("whole@example.org", "scoped@example.org")


async def signed_in(address: str, email: str) -> Session:
    """A reader's connection, as a browser makes it that has the cookie of a sign-in."""
    token, origin = generate_xsrf_token_string(), f"http://{address}"
    cookie = f"{cookie_of(claims(email, sub=email, origin=origin))}; _streamlit_xsrf={token}"
    return await connect(address, [token], origin=origin, additional_headers={"Cookie": cookie})


async def read(
    address: str, number: int, seconds: float, every: float
) -> tuple[list[float], list[str], Session | None]:
    """One reader: seconds of each run, and what went wrong."""
    chance, runs = random.Random(number), []
    await asyncio.sleep(every * chance.random())  # nobody presses together with all others
    try:
        session = await signed_in(address, READERS[number % len(READERS)])
        await session.run()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            await asyncio.sleep(every)
            runs.append(await session.run(stores.WAVES[len(runs) % len(stores.WAVES)]))
            if session.charts != 1:
                return runs, ["a run without the heatmap"], session
    except (OSError, RuntimeError, KeyError, websockets.WebSocketException) as error:
        return runs, [type(error).__name__], None
    return runs, [], session


async def many(address: str, process: int, sessions: int, seconds: float, every: float) -> None:
    warm = [await signed_in(address, email) for email in READERS]
    for session in warm:
        for wave in (None, *stores.WAVES):
            await session.run(wave)
    before, worked, ours = memory(process), processor_seconds(process), time.process_time()
    readers = await asyncio.gather(*(read(address, number, seconds, every) for number in range(sessions)))
    held = (memory(process) - before) / sessions / 1e6
    worked, ours = processor_seconds(process) - worked, time.process_time() - ours
    runs, errors = (
        sorted(one for of_one, _, _ in readers for one in of_one),
        [one for _, of_one, _ in readers for one in of_one],
    )
    slowest = runs[int(len(runs) * 0.95)]
    print(f"{sessions} signed-in sessions, a change every {every:.0f} s for {seconds:.0f} s: {len(runs)} runs")
    print(f"errors: {len(errors)} {sorted(set(errors)) or ''}{over(bool(errors))}")
    print(
        f"a run: median {statistics.median(runs):.3f} s, of 20 the slowest {slowest:.3f} s{over(slowest >= MOST_SECONDS)}"
    )
    every_run = len(runs) + sessions  # and the first of each
    print(
        f"processor time a run: server {1e3 * worked / every_run:.1f} ms, clients {1e3 * ours / every_run:.1f} ms;"
        f" load average {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"
    )
    print(f"memory: {before / 1e6:.0f} MB before, {held:.2f} MB more a session{over(held > MOST_MEGABYTES)}")
    for session in [*warm, *(session for *_, session in readers if session)]:
        await session.connection.close()


async def pairs(guarded: str, bare: str) -> None:
    """The same change of the same page, with and without signing in, in turn."""
    ours, theirs, scoped = (
        await signed_in(guarded, "analyst@example.org"),
        await connect(bare),
        await signed_in(guarded, READERS[1]),
    )
    for session in (ours, theirs, scoped):
        for wave in (None, *stores.WAVES):
            await session.run(wave)
    taken: list[list[float]] = []
    for number in range(PAIRS):
        wave = stores.WAVES[number % len(stores.WAVES)]
        taken.append([await session.run(wave) for session in (ours, theirs, scoped)])
    signed, without, within = (statistics.median(one) for one in zip(*taken, strict=True))
    cost = statistics.median(one / other for one, other, _ in taken)
    print(
        f"a run alone: signed in {signed:.4f} s, where nobody signs in {without:.4f} s, within a division {within:.4f} s"
    )
    print(f"signing in costs {cost - 1:+.1%} of a run (median of {PAIRS} pairs){over(cost > MOST_COST)}")
    for session in (ours, theirs, scoped):
        await session.connection.close()


@contextmanager
def guarded(folder: Path) -> Iterator[tuple[str, int]]:
    """A server that asks for a sign-in; nobody signs in anew, so its provider need not be there."""
    port, secrets = free_port(), folder / "secrets.toml"
    secrets.write_text(SECRETS.format(port=port, client=CLIENT, provider=1))
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    command += ["--secrets.files", str(secrets)]
    with serving(command, settings.PROJECT, port, folder / "guarded.log") as (address, process):
        yield address.removeprefix("http://"), process


def main(sessions: int, seconds: float, every: float) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NINEFOLD_HOME"] = name
        blocks = stores.write(settings.published(), organisations=1)
        write_access(ACCESS.format(division="Division 1"))
        print(f"heatmap of teams by 9 dimensions, {blocks:,} published blocks; clients on the same machine")
        with guarded(folder) as (address, process), served("dashboard.py", folder / "bare.log") as (bare, _):
            asyncio.run(pairs(address, bare.removeprefix("http://")))
            asyncio.run(many(address, process, sessions, seconds, every))


if __name__ == "__main__":
    said = [*map(float, sys.argv[1:]), *(SESSIONS, SECONDS, EVERY)[len(sys.argv) - 1 :]]
    main(int(said[0]), said[1], said[2])
