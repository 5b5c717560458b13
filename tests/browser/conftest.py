"""A dashboard of a test's own, on a free port of this machine, seen in Debian's Chromium."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import settings


SECONDS_TO_START = 60
LOOPBACK = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:|about:")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return browser_type_launch_args | {"executable_path": shutil.which("chromium"), "args": quiet}


@pytest.fixture
def serve(home):
    """Starts the dashboard over this test's home and gives its address; called after the test has published."""
    servers = []

    def start() -> str:
        port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
        environment = os.environ | {"NINEFOLD_HOME": str(home)}
        log = (Path(home).parent / "server.log").open("wb")
        servers.append((subprocess.Popen(command, cwd=settings.PROJECT, env=environment, stdout=log, stderr=log), log))
        address = f"http://127.0.0.1:{port}"
        _await(address)
        return address

    yield start
    for server, log in servers:
        server.terminate()
        server.wait()
        log.close()


@pytest.fixture
def outside(page):
    """The addresses outside this machine that the page has asked for."""
    asked = []
    page.on("request", lambda request: None if LOOPBACK.match(request.url) else asked.append(request.url))
    page.on("websocket", lambda socket: None if LOOPBACK.match(socket.url) else asked.append(socket.url))
    return asked


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _await(address: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
