"""Tokens: what a program that can't sign in sends instead, to fetch tables for the person who made it.

A file of the home keeps a hash of each, what the provider said of its person, and the scope that the person had. A token widens
nothing: it holds while access.toml gives its person that same scope and lets them take data away, and for a quarter at most.
Backups leave the file out, so that none brings back what was withdrawn.
"""

import hashlib
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import settings
from domain.declared.access import IDS, Access, Role, Scope, known_as
from domain.errors import Unreadable
from domain.files import hand_over
from pages.access.reader import NotAllowed, Reader


LASTS = 90 * 86400  # seconds
PERSONS = ("email", "email_verified", *IDS)  # claims that tell a person
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Token:
    """`id` tells it from others and opens nothing; times are seconds since 1970."""

    id: str
    sha256: str
    claims: dict[str, Any]
    organisations: tuple[str, ...]
    divisions: tuple[str, ...]
    made: float
    until: float

    @property
    def person(self) -> str:
        return next(iter(known_as(self.claims)), "")

    @property
    def scope(self) -> Scope:
        return Scope(tuple(self.organisations), tuple(self.divisions))


def make(claims: Mapping[str, Any], access: Access, scope: Scope) -> str:
    """A token for the person of a sign-in with this scope; its text is kept nowhere."""
    text, now = secrets.token_urlsafe(32), time.time()
    kept = {name: claims[name] for name in (*PERSONS, access.groups_claim) if name in claims}
    made = Token(secrets.token_hex(4), _hashed(text), kept, scope.organisations, scope.divisions, now, now + LASTS)
    with _one_at_a_time:
        _keep([*known(), made])
    return text


def withdraw(token_id: str) -> None:
    with _one_at_a_time:
        _keep([one for one in known() if one.id != token_id])


def known() -> list[Token]:
    """Those that still hold, the oldest first; Unreadable where the file is no list of them."""
    path = settings.tokens()
    try:
        every = [Token(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise Unreadable("tokens_unreadable", file=str(path)) from error
    return [one for one in every if time.time() < one.until]


def reader_of(text: str, access: Access) -> Reader:
    """Who fetches with a token, as an analyst at most; NotAllowed where it does not hold (any more)."""
    hashed = _hashed(text)
    found = next((one for one in known() if one.sha256 == hashed), None)
    if found is None:
        raise NotAllowed("token_unknown")
    entry = access.of(found.claims)
    if entry is None or entry.scope != found.scope:
        raise NotAllowed("token_of_other_access")
    return Reader(found.person, min(entry.role, Role.ANALYST), entry.scope, found.until, f"token {found.id}")


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()  # of 32 chance bytes, so no slower hash is needed


def _keep(tokens: list[Token]) -> None:
    settings.home().mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(one) for one in tokens], ensure_ascii=False, indent=1)
    hand_over(settings.tokens(), text.encode(), is_restricted=True)
