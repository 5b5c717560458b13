"""Where the installation names an identity provider, nobody sees anything before signing in with it and having access."""

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

import settings
from tests.support.dashboard import new_app
from tests.support.published import Slice, publish
from tests.support.signing_in import ACCESS, PROVIDER, claims, write_access


def opened(auth: dict | None, **user) -> AppTest:
    publish(settings.published(), [Slice(organisation="Trust A")])
    app = new_app()
    if auth is not None:
        app.secrets["auth"] = auth
    app.user = user
    return app.run()


def shown(app: AppTest) -> str:
    return " ".join(str(part.value) for part in [*app.title, *app.markdown, *app.caption, *app.error, *app.info])


def is_shut(app: AppTest) -> bool:
    return not app.sidebar.selectbox and "Trust A" not in shown(app) and app.title[:1] != ["Overview"]


@pytest.mark.parametrize("user", [{}, {"is_logged_in": False}, {"is_logged_in": False, "email": "someone@example.org"}])
def test_before_signing_in_nothing_is_shown_but_the_way_in(home, user):
    write_access()
    app = opened(PROVIDER, **user)
    assert [button.label for button in app.button] == ["Sign in"]
    assert is_shut(app)


def test_who_has_access_sees_the_pages_and_a_way_out(home):
    write_access()
    app = opened(PROVIDER, **claims("owner@example.org"))
    assert app.title[0].value == "Overview"
    assert "owner@example.org, owner." in app.sidebar.caption[0].value.replace("\\", "")
    assert "Sign out" in [button.label for button in app.sidebar.button]


@pytest.mark.parametrize(
    ("user", "text", "told"),
    [
        (claims("stranger@example.org"), ACCESS, "nobody has given you access"),
        (claims("owner@example.org", exp=1), ACCESS, "Your sign-in has ended"),
        (claims("owner@example.org"), "[[access]", "can't be read as TOML"),
    ],
)
def test_who_has_none_or_no_longer_is_told_why_and_sees_nothing(home, user, text, told):
    write_access(text)
    app = opened(PROVIDER, **user)
    assert told in shown(app).replace("\\", "")
    assert is_shut(app)


def test_without_a_provider_everyone_at_this_machine_is_an_owner(home):
    app = opened(None)
    assert app.title[0].value == "Overview"
    assert "Sign out" not in [button.label for button in app.sidebar.button]


def test_half_a_provider_lets_nobody_in_and_says_what_is_off(home):
    write_access()
    app = opened({"client_id": "made up"}, **claims("owner@example.org"))
    assert "lacks redirect" in shown(app).replace("\\", "")
    assert is_shut(app)


def test_a_misspelt_section_auth_lets_nobody_in(home):
    publish(settings.published(), [Slice(organisation="Trust A")])
    app = new_app()
    app.secrets["Auth"] = PROVIDER
    app.run()
    assert "has no section" in shown(app)
    assert is_shut(app)


def test_where_the_file_that_may_name_a_provider_cannot_be_read_nobody_is_let_in(home, tmp_path):
    file = tmp_path / "secrets.toml"
    file.write_text("[auth\n")
    before = st.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    try:
        app = opened(None)
    finally:
        config.set_option("secrets.files", before)
    assert "can't be read" in shown(app)
    assert is_shut(app)
