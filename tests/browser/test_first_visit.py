"""Who opens a link is shown its page, though nobody has opened another since the server started."""

import pytest
from playwright.sync_api import expect

import settings
from tests.support.published import Slice, publish, trust


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]


def test_the_first_visit_of_a_servers_life_may_be_by_a_link(context, serve, home):
    publish(settings.published(), [Slice(blocks=trust())])
    page = context.new_page()  # to be watched from its very first line
    page.add_init_script(
        "new MutationObserver(() => { if (document.querySelector('[role=dialog]')) window.wasTold = true })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{serve()}/board_pack")
    expect(page.get_by_role("heading", level=1)).to_have_text("Board pack")
    expect(page.get_by_test_id("stAppViewContainer")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("window.wasTold")
    log = (home.parent / "server.log").read_text()
    assert "ScriptRunContext" not in log
    assert "Traceback" not in log
    page.close()
