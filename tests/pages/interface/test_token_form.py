"""An analyst makes a token on the page Take the data, and withdraws it; it opens what the analyst may see."""

import pytest

import settings
from domain.trail import chain
from pages.access import cookie, provider, tokens
from tests.support.dashboard import new_app
from tests.support.fetched import fetched
from tests.support.published import Slice, publish
from tests.support.signing_in import PROVIDER, claims, write_access


@pytest.fixture
def opened(home, monkeypatch):
    publish(settings.published(), [Slice()])
    write_access()
    monkeypatch.setattr(provider, "named", lambda: provider.checked(PROVIDER))
    monkeypatch.setattr(cookie, "get_signing_secret", lambda: PROVIDER["cookie_secret"])

    def open_page(user: dict):
        app = new_app()
        app.secrets["auth"] = PROVIDER
        app.user = user
        app.switch_page("pages/reports/take_the_data.py").run()
        assert not app.exception, app.exception[0].message
        return app

    return open_page


def labelled(app, label: str) -> list:
    return [button for button in app.button if button.label == label]


def test_a_token_is_shown_once_opens_the_tables_and_is_withdrawn(opened):
    app = opened(claims(sub="a", groups=["analysts"]))
    labelled(app, "Make a token")[0].click().run()
    text = app.code[-1].value
    assert fetched("levels.csv", auth=("anybody", text)).status_code == 200
    assert opened(claims(sub="b", groups=["analysts"])).code[-1].value.startswith("http")
    assert not labelled(opened(claims(sub="b", groups=["analysts"])), "Withdraw")  # it is not theirs
    assert labelled(opened(claims("owner@example.org")), "Withdraw")
    app.run()
    assert text not in str([code.value for code in app.code])
    labelled(app, "Withdraw")[0].click().run()
    assert tokens.known() == []
    assert fetched("levels.csv", auth=("anybody", text)).status_code == 403
    assert [(event["what"], event["how"]) for event in chain.events() if "token" in event["what"]] == [
        ("token", "begun"),
        ("token", "done"),
        ("token withdrawn", "begun"),
        ("token withdrawn", "done"),
    ]


def test_an_owner_who_views_as_somebody_else_makes_no_token(opened):
    app = opened(claims("owner@example.org"))
    app.sidebar.selectbox(key="view as").set_value("an analyst").run()
    assert not labelled(app, "Make a token")
    assert any("as somebody else" in info.value for info in app.info)


def test_where_nobody_signs_in_the_address_is_enough(home, dashboard):
    publish(settings.published(), [Slice()])
    app = dashboard("reports/take_the_data")
    assert app.code[0].value == "http://127.0.0.1:8501/data/release.csv?breakdown=division"
    assert not labelled(app, "Make a token")
