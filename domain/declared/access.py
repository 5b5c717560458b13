"""Who may do what: the entries of `access.toml`, which an owner writes. The first that fits a person holds; whom none fits has none.

A person is told by the claims that the identity provider signed: an e-mail address only where the provider says that it
was verified, else the provider's own id of the person (`sub`, or `oid` of Entra), or a group.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import settings
from domain.errors import Unreadable
from domain.message import Message, said


FILE_KEYS = ("access", "groups_claim")
ENTRY_KEYS = ("role", "people", "groups", "organisations", "divisions")
IDS = ("sub", "oid")  # claims that name a person, whatever else changes
GROUPS_CLAIM = "groups"


class Role(IntEnum):
    """What a person may do; each may do what those before it may."""

    VIEWER = 1  # look
    ANALYST = 2  # take data and packs away
    OWNER = 3  # load, undo, publish, erase, say who may what


@dataclass(frozen=True)
class Scope:
    """Which published rows a person sees: of these organisations, and of groups within these divisions; empty: of all."""

    organisations: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not (self.organisations or self.divisions)


EVERYTHING = Scope()


@dataclass(frozen=True)
class Entry:
    """A role and a scope for whoever is one of the people, or in one of the groups."""

    role: Role
    people: frozenset[str]
    groups: frozenset[str]
    scope: Scope

    def fits(self, names: Collection[str], groups: Collection[str]) -> bool:
        return not (self.people.isdisjoint(names) and self.groups.isdisjoint(groups))


@dataclass(frozen=True)
class Access:
    """All entries, and the claim that lists a person's groups."""

    entries: tuple[Entry, ...] = ()
    groups_claim: str = GROUPS_CLAIM

    def of(self, claims: Mapping[str, Any]) -> Entry | None:
        """The first entry that fits a person; None: the person has no access."""
        said = claims.get(self.groups_claim)
        groups = [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)]
        names = known_as(claims)
        return next((entry for entry in self.entries if entry.fits(names, groups)), None)


def known_as(claims: Mapping[str, Any]) -> list[str]:
    """What `people` may call a person; the verified e-mail address, if there is one, is the first."""
    email = claims.get("email")
    verified = [email.casefold()] if isinstance(email, str) and claims.get("email_verified") is True else []
    return verified + [str(claims[name]) for name in IDS if claims.get(name)]


def text() -> str:
    """What the file says; nothing where there is none. Raises Unreadable."""
    path = settings.access()
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("access_unreadable", file=str(path), error=str(error)) from error


def declared() -> Access:
    """The entries as they are now; none where there is no file. Raises Unreadable."""
    path = settings.access()
    try:
        content = tomllib.loads(text())
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("access_unreadable", file=str(path), error=str(error)) from error
    _refuse_unknown(content, FILE_KEYS, said("the_file"))
    claim, entries = content.get("groups_claim", GROUPS_CLAIM), content.get("access", [])
    if not isinstance(claim, str) or not isinstance(entries, list):
        raise Unreadable("access_entries")
    return Access(tuple(_entry(number, entry) for number, entry in enumerate(entries, start=1)), claim)


def _entry(number: int, entry: Any) -> Entry:
    if not isinstance(entry, dict):
        raise Unreadable("access_entries")
    _refuse_unknown(entry, ENTRY_KEYS, said("entry", number=number))
    for key in ENTRY_KEYS[1:]:
        texts = entry.get(key, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
            raise Unreadable("access_list", number=number, key=key)
        if key in entry and not texts:  # an empty list is nobody or nothing, and must not come to mean all
            raise Unreadable("access_list", number=number, key=key)
    role = next((one for one in Role if one.name.lower() == entry.get("role")), None)
    if role is None:
        raise Unreadable("access_role", number=number, roles=[one.name.lower() for one in Role])
    scope = Scope(tuple(entry.get("organisations", ())), tuple(entry.get("divisions", ())))
    if role is Role.OWNER and not scope.is_whole:
        raise Unreadable("access_owner_scope", number=number)
    people = {name.casefold() if "@" in name else name for name in entry.get("people", ())}
    groups = frozenset(entry.get("groups", ()))
    if not people and not groups:
        raise Unreadable("access_nobody", number=number)
    return Entry(role, frozenset(people), groups, scope)


def _refuse_unknown(content: Mapping[str, Any], known: Collection[str], where: Message) -> None:
    if unknown := sorted(content.keys() - set(known)):
        raise Unreadable("access_key", where=where, key=unknown[0], known=list(known))
