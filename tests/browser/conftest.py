"""A dashboard of a test's own, on a free port of this machine, seen in Debian's Chromium."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.browser.access import PATIENCE
from tests.support.browser.chromium import HOW, LOOPBACK
from tests.support.browser.server import dashboard
from tests.support.published import publish


@pytest.fixture(scope="session")
def at_one_browser(browser):
    """What a browser has loaded of a server's address, and compiled, it need not load and compile for the next test."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def context(at_one_browser):
    """As of somebody who comes for the first time, but for files: in place of pytest-playwright's own."""
    yield at_one_browser
    for page in at_one_browser.pages:
        session = at_one_browser.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage,indexeddb"})
        page.close()
    at_one_browser.clear_cookies()
    at_one_browser.clear_permissions()


@pytest.fixture(autouse=True)
def patient(context):
    """Whatever is waited for may come as late as on the slowest of machines; what comes at once costs no more."""
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | HOW


@pytest.fixture
def serve(home):
    """Starts the dashboard over this test's home and gives its address; called after the test has published."""
    with ExitStack() as servers:
        yield lambda: servers.enter_context(dashboard(home, Path(home).parent / "server.log"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Gives the address of a dashboard over some slices; tests of one file that give the same list share it."""
    with ExitStack() as servers:
        addresses: dict[int, str] = {}

        def address(slices: list) -> str:
            if id(slices) not in addresses:
                folder = tmp_path_factory.mktemp("shared")
                publish(folder / "home" / "published", slices)
                addresses[id(slices)] = servers.enter_context(dashboard(folder / "home", folder / "server.log"))
            return addresses[id(slices)]

        yield address


@pytest.fixture
def outside(page):
    """The addresses outside this machine that the page has asked for."""
    asked = []
    page.on("request", lambda request: None if LOOPBACK.match(request.url) else asked.append(request.url))
    page.on("websocket", lambda socket: None if LOOPBACK.match(socket.url) else asked.append(socket.url))
    return asked
