"""A dashboard of a test's own, on a free port of this machine, seen in Debian's Chromium."""

import re
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.server import dashboard


LOOPBACK = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:|about:")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return browser_type_launch_args | {"executable_path": shutil.which("chromium"), "args": quiet}


@pytest.fixture
def serve(home):
    """Starts the dashboard over this test's home and gives its address; called after the test has published."""
    with ExitStack() as servers:
        yield lambda: servers.enter_context(dashboard(home, Path(home).parent / "server.log"))


@pytest.fixture
def outside(page):
    """The addresses outside this machine that the page has asked for."""
    asked = []
    page.on("request", lambda request: None if LOOPBACK.match(request.url) else asked.append(request.url))
    page.on("websocket", lambda socket: None if LOOPBACK.match(socket.url) else asked.append(socket.url))
    return asked
