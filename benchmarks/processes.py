"""Whole processes in turn, A B A B …: medians, their ratio, and our peak memory; and checkouts of other commits to run them in."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import settings


@dataclass(frozen=True)
class Run:
    seconds: float
    peak_bytes: int
    processor_seconds: float  # of it and of those that it started


def run(command: list[str], **options) -> Run:
    """One run to its end; raises where the command fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - started, usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime)


def compare(ours: Callable[[], Run], bare: Callable[[], Run], pairs: int = 5) -> str:
    """A line with the medians, their ratio, each pair's, and our peak memory; one pair before does not count."""
    runs = [(ours(), bare()) for _ in range(pairs + 1)][1:]
    our_seconds = statistics.median(a.seconds for a, _ in runs)
    bare_seconds = statistics.median(b.seconds for _, b in runs)
    return (
        f"ours {our_seconds:.2f} s, bare {bare_seconds:.2f} s, ratio {our_seconds / bare_seconds:.2f} "
        f"(pairs: {', '.join(f'{a.seconds / b.seconds:.2f}' for a, b in runs)}), "
        f"peak memory {max(a.peak_bytes for a, _ in runs) / 1024**2:,.0f} MB"
    )


def processor_seconds(process: int) -> float:
    """Of a process that runs, in all its threads so far."""
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def checked_out(folder: Path, commit: str) -> Iterator[Path]:
    """A checkout of a commit in a folder, for as long as it is needed."""
    place = folder / commit
    git = ["git", "-C", str(settings.PROJECT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(place), commit], check=True)
    try:
        yield place
    finally:
        subprocess.run([*git, "remove", "--force", str(place)], check=True)
