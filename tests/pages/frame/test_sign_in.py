"""Where the installation names an identity provider, nobody sees anything before signing in with it."""

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

import settings
from tests.support.dashboard import new_app
from tests.support.published import Slice, publish


PROVIDER = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "made up for a test, and long enough for one",
    "client_id": "made up",
    "client_secret": "made up",
    "server_metadata_url": "http://127.0.0.1:1/.well-known/openid-configuration",
}


def opened(auth: dict | None, **user) -> AppTest:
    publish(settings.published(), [Slice(organisation="Trust A")])
    app = new_app()
    if auth is not None:
        app.secrets["auth"] = auth
    app.user = user
    return app.run()


def shown(app: AppTest) -> str:
    return " ".join(str(part.value) for part in [*app.title, *app.markdown, *app.caption, *app.error])


@pytest.mark.parametrize("user", [{}, {"is_logged_in": False}, {"is_logged_in": False, "email": "someone@example.org"}])
def test_before_signing_in_nothing_is_shown_but_the_way_in(home, user):
    app = opened(PROVIDER, **user)
    assert [button.label for button in app.button] == ["Sign in"]
    assert not app.sidebar.selectbox
    assert "Trust A" not in shown(app)


def test_a_link_to_a_page_shows_no_more(home):
    publish(settings.published(), [Slice(organisation="Trust A")])
    app = new_app()
    app.secrets["auth"] = PROVIDER
    app.query_params["screenshot"] = "1"
    app.run()
    assert [button.label for button in app.button] == ["Sign in"]


def test_who_is_signed_in_sees_the_pages_and_a_way_out(home):
    app = opened(PROVIDER, is_logged_in=True, email="someone@example.org")
    assert app.title[0].value == "Overview"
    assert "someone@example" in app.sidebar.caption[0].value.replace("\\", "")
    assert "Sign out" in [button.label for button in app.sidebar.button]


def test_without_a_provider_everyone_sees_the_pages(home):
    app = opened(None)
    assert app.title[0].value == "Overview"
    assert "Sign out" not in [button.label for button in app.sidebar.button]


def test_half_a_provider_lets_nobody_in_and_says_so(home):
    app = opened({"client_id": "made up"})
    app.button[0].click().run()
    assert "is not set up yet" in app.error[0].value
    assert [button.label for button in app.button] == ["Sign in"]


def test_where_the_file_that_may_name_one_cannot_be_read_nobody_is_let_in(home, tmp_path):
    file = tmp_path / "secrets.toml"
    file.write_text("[auth\n")
    before = st.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    try:
        app = opened(None)
    finally:
        config.set_option("secrets.files", before)
    assert "can't be read" in app.error[0].value
    assert not app.title
