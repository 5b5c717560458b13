"""A dashboard, or another page, of one's own on a free port of this machine, for as long as it is needed."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import settings


SECONDS_TO_START = 300  # on the slowest of machines
_left: list[int] = []  # the ports of dashboards that have ended: browsers have their files already


@contextmanager
def dashboard(home: Path, log: Path) -> Iterator[str]:
    """The address of a dashboard over the stores in `home`; what it prints goes into `log`."""
    with served("dashboard.py", log, NINEFOLD_HOME=str(home)) as (address, _):
        yield address


@contextmanager
def served(script: str, log: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """The address and the process id of a Streamlit script of the project."""
    port = _left.pop() if _left else free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with serving(command, settings.PROJECT, port, log, **environment) as server:
        yield server
    _left.append(port)


@contextmanager
def serving(
    command: list[str], folder: Path, port: int, log: Path, answers: str = "/_stcore/health", **environment: str
) -> Iterator[tuple[str, int]]:
    """The address and the process id of a server that a command starts in a folder, once it `answers`."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=folder, env=os.environ | environment, stdout=out, stderr=out)
        try:
            yield _awaited(f"http://127.0.0.1:{port}", answers), server.pid
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _awaited(address: str, answers: str) -> str:
    """The address, once its server answers."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}{answers}", timeout=1):
                return address
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
