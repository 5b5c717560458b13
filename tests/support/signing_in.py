"""A provider in the settings, people's claims, and who may what, as tests of signing in share them."""

import time

from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

import settings


CLIENT = "ninefold of a test"
PROVIDER = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "made up for a test, and long enough for one",
    "client_id": CLIENT,
    "client_secret": "made up",
    "server_metadata_url": "http://127.0.0.1:1/.well-known/openid-configuration",
}
ACCESS = """
[[access]]
role = "owner"
people = ["Owner@Example.org", "7f3a"]

[[access]]
role = "analyst"
groups = ["analysts"]

[[access]]
role = "viewer"
groups = ["surgery"]
organisations = ["Trust A"]
divisions = ["Division 1"]

[[access]]
role = "viewer"
people = ["viewer@example.org"]
"""


def claims(email: str = "", *, verified: object = True, sub: str = "someone", **more: object) -> dict:
    """What a provider says of a person who signed in a moment ago."""
    now = int(time.time())
    told = {"is_logged_in": True, "iss": "http://127.0.0.1:1", "aud": CLIENT, "sub": sub, "iat": now, "exp": now + 3600}
    return told | ({"email": email, "email_verified": verified} if email else {}) | more


def cookie_of(user: dict) -> str:
    """What a browser sends of a person who signed in."""
    secret, values = PROVIDER["cookie_secret"], {}
    set_cookie_with_chunks(
        lambda name, value: values.update({name: create_signed_value(secret, name, value)}),
        lambda name, value: create_signed_value(secret, name, value),
        "_streamlit_user",
        user,
        cookie_attr_size=100,
    )
    return "; ".join(f"{name}={value.decode()}" for name, value in values.items())


def write_access(text: str = ACCESS) -> None:
    settings.home().mkdir(parents=True, exist_ok=True)
    settings.access().write_text(text, encoding="utf-8")
