"""A dashboard of a test's own, on a free port of this machine, seen in Debian's Chromium."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Request, WebSocket, expect

from tests.support.browser.access import LAPTOP, PATIENCE, resize
from tests.support.browser.chromium import HOW, LOOPBACK
from tests.support.browser.server import dashboard
from tests.support.published import publish


@pytest.fixture(scope="session")
def tab(browser):
    """One for all tests: another is another process, in which nothing has been loaded or compiled."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def context(tab):
    """In place of pytest-playwright's own."""
    return tab.context


@pytest.fixture
def page(tab):
    """As of somebody who comes for the first time, but for files."""
    resize(tab, LAPTOP)
    yield tab
    if tab.url.startswith("http"):
        tab.evaluate("sessionStorage.clear()")
    tab.goto("about:blank")
    session = tab.context.new_cdp_session(tab)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage,indexeddb"})
    session.detach()
    tab.emulate_media(**dict.fromkeys(("media", "color_scheme", "forced_colors", "reduced_motion"), "null"))
    tab.context.clear_cookies()
    tab.context.clear_permissions()


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

    def note(what: Request | WebSocket) -> None:
        if not LOOPBACK.match(what.url):
            asked.append(what.url)

    page.on("request", note)
    page.on("websocket", note)
    yield asked
    page.remove_listener("request", note)
    page.remove_listener("websocket", note)
