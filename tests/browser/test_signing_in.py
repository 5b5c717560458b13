"""Signing in with a real provider: who gets in, as what, until when; and that nobody else gets anything at all."""

import pytest
from playwright.sync_api import Page, expect

import settings
from tests.support.browser.provider import guarded
from tests.support.published import Slice, publish
from tests.support.signing_in import write_access


pytestmark = [
    pytest.mark.filterwarnings("default::ResourceWarning"),  # the browser's own sockets
    pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"),  # pytest-base-url's own fixture
]
OWNER = {"sub": "owner", "email": "owner@example.org", "email_verified": True}
PEOPLE = {
    "owner": OWNER,
    "viewer": {"sub": "viewer", "groups": ["surgery"]},
    "another audience": OWNER | {"sub": "another audience", "aud": "another", "azp": "another"},
    "an audience besides": OWNER | {"sub": "an audience besides", "aud": "another", "azp": "ninefold of a test"},
    "another issuer": OWNER | {"sub": "another issuer", "iss": "http://127.0.0.1:1"},
    "expired": OWNER | {"sub": "expired", "exp": 1},
    "unverified": OWNER | {"sub": "unverified", "email_verified": False},
}
PAGES = ("Upload", "Batches", "Board pack", "Take the data")


@pytest.fixture
def guarded_address(home, tmp_path):
    publish(settings.published(), [Slice(organisation="Trust A"), Slice(organisation="Trust B")])
    with guarded(home, list(PEOPLE.values()), tmp_path) as address:
        yield address


def sign_in(page: Page, address: str, who: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{address}/**")


def test_a_provider_says_who_comes_in_and_the_file_of_access_as_what(page: Page, guarded_address):
    address = guarded_address

    for who, told in (
        ("another audience", "Until then nothing is shown"),
        ("another issuer", "Until then nothing is shown"),
        ("expired", "Until then nothing is shown"),
        ("an audience besides", "made for another application"),
        ("unverified", "does not say that this address was verified"),
    ):
        sign_in(page, address, who)
        expect(page.get_by_text(told).first).to_be_visible()
        expect(page.get_by_text("Trust A")).to_have_count(0)
        page.context.clear_cookies()  # the next visitor

    sign_in(page, address, "viewer")
    expect(page.get_by_text("Signed in as viewer, viewer.")).to_be_visible()
    expect(page.get_by_role("link", name="Heatmap")).to_be_visible()
    for name in PAGES:
        expect(page.get_by_role("link", name=name)).to_have_count(0)
    page.goto(f"{address}/upload")
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    page.goto(f"{address}/?organisation=Trust+B")
    expect(page.get_by_text("Trust B” is not published")).to_be_visible()
    assert page.request.put(f"{address}/_stcore/upload_file/a/b", data=b"x").status == 403
    settings.access().write_text("")  # from the next run on
    page.get_by_role("link", name="Heatmap").click()
    expect(page.get_by_text("nobody has given you access")).to_be_visible()
    write_access()
    page.context.clear_cookies()

    sign_in(page, address, "owner")
    for name in PAGES:
        expect(page.get_by_role("link", name=name)).to_be_visible()
    cookies = [one for one in page.context.cookies() if one["name"].startswith("_streamlit_user")]
    assert {(one["httpOnly"], one["sameSite"], one["expires"]) for one in cookies} == {(True, "Lax", -1)}
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()

    page.context.clear_cookies()
    page.context.add_cookies(cookies)  # by a thief who has kept them
    page.goto(address)
    expect(page.get_by_text("Your sign-in has ended")).to_be_visible()
    assert page.request.get(f"{address}/media/anything.csv").status == 403
