"""A dashboard of one's own on a free port of this machine, for as long as it is needed."""

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


SECONDS_TO_START = 60


@contextmanager
def dashboard(home: Path, log: Path) -> Iterator[str]:
    """The address of a dashboard over the stores in `home`; what it prints goes into `log`."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = os.environ | {"NINEFOLD_HOME": str(home)}
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=settings.PROJECT, env=environment, stdout=out, stderr=out)
        try:
            yield _awaited(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _awaited(address: str) -> str:
    """The address, once its server answers."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return address
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
