"""A dashboard behind an identity provider of another's making (oidc-provider-mock, on Authlib), both on ports of this machine."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import settings
from tests.support.browser.server import free_port, serving
from tests.support.signing_in import CLIENT, write_access


SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "made up for a test, and long enough for one"
client_id = "{client}"
client_secret = "made up"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
"""


@contextmanager
def guarded(home: Path, people: list[dict], folder: Path) -> Iterator[str]:
    """The address of a dashboard that those people can sign in to, each with claims of their own."""
    port, of_provider = free_port(), free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(port=port, client=CLIENT, provider=of_provider))
    write_access()
    words = [word for one in people for word in ("--user-claims", json.dumps(one))]
    provider = [sys.executable, "-m", "oidc_provider_mock", "--port", str(of_provider), *words]
    server = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    server += ["--secrets.files", str(secrets)]
    discovery = "/.well-known/openid-configuration"
    with (
        serving(
            provider, settings.PROJECT, of_provider, folder / "provider.log", discovery, AUTHLIB_INSECURE_TRANSPORT="1"
        ),
        serving(server, settings.PROJECT, port, folder / "server.log", NINEFOLD_HOME=str(home)) as (address, _),
    ):
        yield address
