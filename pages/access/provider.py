"""The identity provider that an installation names in `.streamlit/secrets.toml`; what is off there lets nobody in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from domain.errors import Unreadable


CALLBACK = "/oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
ALLOWED = (*NEEDED, "client_kwargs")
SHORTEST_SECRET = 32  # characters
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Provider:
    """`origin` is the address that readers reach Ninefold at; `client_id` is what the provider calls this installation."""

    origin: str
    client_id: str
    is_secure: bool


def named() -> Provider | None:
    """None where no file of secrets is there: then nobody signs in. Unreadable where one is, and is not whole."""
    files = [file for file in st.get_option("secrets.files") if Path(file).exists()]
    if not st.secrets.load_if_toml_exists():
        if files:
            raise Unreadable("secrets_unreadable", file=files[0])
        return None
    section = st.secrets.get("auth")
    if not isinstance(section, Mapping):
        raise Unreadable("secrets_without_auth", file=files[0] if files else "secrets.toml")
    return checked(section)


def checked(section: Mapping[str, Any]) -> Provider:
    """The provider that a section [auth] names; Unreadable where something is off or lacking."""
    if unknown := sorted(section.keys() - set(ALLOWED)):
        raise Unreadable("auth_key", key=unknown[0], known=list(ALLOWED))
    if lacking := [key for key in NEEDED if not (isinstance(section.get(key), str) and section[key])]:
        raise Unreadable("auth_lacks", lacking=lacking)
    if len(section["cookie_secret"]) < SHORTEST_SECRET:
        raise Unreadable("auth_secret", least=SHORTEST_SECRET)
    address = urlsplit(section["redirect_uri"])
    if not (_is_guarded(address.scheme, address.hostname) and address.path.endswith(CALLBACK)):
        raise Unreadable("auth_redirect")
    metadata = urlsplit(section["server_metadata_url"])
    if not _is_guarded(metadata.scheme, metadata.hostname):
        raise Unreadable("auth_metadata")
    return Provider(f"{address.scheme}://{address.netloc}", section["client_id"], address.scheme == "https")


def _is_guarded(scheme: str, host: str | None) -> bool:
    return scheme == "https" or (scheme == "http" and host in LOOPBACK)
