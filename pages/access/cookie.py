"""What the cookie of a sign-in says, outside a session of Streamlit's."""

import json
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.auth_util import get_cookie_with_chunks, get_signing_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME


def claims_of(asked: HTTPConnection) -> dict[str, Any]:
    """The claims of a sign-in, if the cookie is one of ours; else none."""
    secret = get_signing_secret()

    def signed(name: str) -> bytes | None:
        value = asked.cookies.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1")) if value else None

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    return json.loads(found) if found else {}
