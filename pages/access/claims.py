"""From what an identity provider signed to a reader: whose sign-in it is, whether it still holds, and what they may do."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from domain.declared.access import Access, Role, known_as
from domain.errors import Refused
from pages.access import signed_out
from pages.access.provider import Provider
from pages.access.reader import NotAllowed, Reader


class NoAccess(Refused):
    """A person who signed in has no access."""


def reader_of(claims: Mapping[str, Any], provider: Provider, access: Access) -> Reader:
    """The reader that claims of a sign-in name. Streamlit has checked their signature and issuer when they came.

    Raises NotAllowed where the sign-in does not hold (any more), NoAccess where its person has no access.
    """
    audience, ends = claims.get("aud"), claims.get("exp")
    if provider.client_id not in (audience if isinstance(audience, list) else [audience]):
        raise NotAllowed("sign_in_of_another")
    key = key_of(claims)
    if not isinstance(ends, (int, float)) or signed_out.is_kept(key):
        raise NotAllowed("sign_in_ended")
    known, entry = known_as(claims), access.of(claims)
    if entry is None:
        email = claims.get("email")
        if email and claims.get("email_verified") is not True:
            raise NoAccess("no_access_unverified", email=str(email), known=known)
        raise NoAccess("no_access", known=known)
    found = Reader(known[0], entry.role, entry.scope, float(ends), key, entry.role is Role.OWNER)
    if not found.is_current:
        raise NotAllowed("sign_in_ended")
    return found


def key_of(claims: Mapping[str, Any]) -> str:
    """Of one sign-in: a hash of what no two of them share."""
    parts = [claims.get(name) for name in ("iss", "sub", "iat", "exp", "nonce")]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def end(claims: Mapping[str, Any]) -> str:
    """Ends the sign-in of these claims for every copy of its cookie; gives whose it was."""
    ends = claims.get("exp")
    signed_out.keep(key_of(claims), float(ends) if isinstance(ends, (int, float)) else 0.0)
    return next(iter(known_as(claims)), "")
