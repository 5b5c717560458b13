"""Who asks for a table: by a token, by the cookie of a sign-in, or, where nobody signs in, whoever is at this machine."""

import base64
import binascii

from starlette.requests import Request

from domain.declared import access
from domain.errors import Refused
from pages.access import cookie, events, provider, tokens
from pages.access.claims import reader_of
from pages.access.reader import OF_THIS_MACHINE, Reader


class NobodySignedIn(Refused):
    """Neither a sign-in nor a token came along."""


def reader(asked: Request) -> Reader:
    """Refused where nobody, or nobody who has access, asks."""
    named = provider.named()
    if named is None:
        return OF_THIS_MACHINE  # the gate lets nobody else through
    events.tell_of_access(access.text())
    if text := _token(asked.headers.get("authorization", "")):
        return tokens.reader_of(text, access.declared())
    if claims := cookie.claims_of(asked):
        return reader_of(claims, named, access.declared())
    raise NobodySignedIn("not_signed_in")


def _token(authorization: str) -> str:
    """Of `Bearer TOKEN`, or of `Basic …` with the token as the password: Excel and Power BI send no other kind."""
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""
