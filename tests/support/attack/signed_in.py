"""People of a role in a scope: how they are let in, and what their saved views show them."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest
import tomli_w
from streamlit.testing.v1 import AppTest

import settings
from analysis import views
from domain.declared.access import EVERYTHING, Role, Scope
from pages.access import cookie, provider
from pages.frame.links import HOME
from pages.results.heatmap_cell import WORDS
from tests.support.attack.emitted import View, read
from tests.support.attack.trusts import Home
from tests.support.dashboard import new_app
from tests.support.signing_in import PROVIDER, claims


def let_in(home: Home, monkeypatch: pytest.MonkeyPatch, whom: dict[str, tuple[Role, Scope]]) -> None:
    """People sign in to this home, and those named, and an owner, have access."""
    monkeypatch.setenv("NINEFOLD_HOME", str(home.folder))
    monkeypatch.setattr(provider, "named", lambda: provider.checked(PROVIDER))
    monkeypatch.setattr(cookie, "get_signing_secret", lambda: PROVIDER["cookie_secret"])
    entries = [
        {"role": role.name.lower(), "groups": [name]} | {of: list(names) for of, names in vars(scope).items() if names}
        for name, (role, scope) in (whom | {"owner": (Role.OWNER, EVERYTHING)}).items()
    ]
    settings.access().write_text(tomli_w.dumps({"access": entries}), encoding="utf-8")


def person(name: str) -> dict:
    """What a provider says of them."""
    return claims(sub=name, groups=[name])


def kept(user: dict, links: list[tuple[str, dict[str, str]]], levels: list[str]) -> Iterator[View]:
    """What each link shows to a reader who has it among their saved views, as if they had seen more when they saved it."""
    pages = {}
    for number, (page, link) in enumerate(links):
        pages[f"View {number}"] = page
        views.save(f"View {number}", page.removesuffix(HOME), link, user["sub"])
    for one in _opened(user, "about/method", {}).get("page_link"):
        if page := pages.pop(one.proto.label, None):
            yield read(
                _opened(user, f"results/{page}", dict(parse_qsl(one.proto.query_string))), f"results/{page}", levels
            )
    assert not pages


def _opened(user: dict, page: str, link: dict[str, str]) -> AppTest:
    app = new_app()
    app.secrets["auth"], app.user, app.session_state[WORDS] = PROVIDER, user, True
    for name, value in link.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception[0].message
    return app
