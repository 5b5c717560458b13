"""What the audit trail is told of people who come: once each, however often their page is drawn."""

import hashlib
from collections import OrderedDict
from threading import Lock

from domain.errors import Refused
from domain.trail.deeds import REFUSED, record
from pages.access.reader import Reader


REMEMBERED = 10_000  # events of this process; an older one may be told again
_told: OrderedDict[tuple[str, str], None] = OrderedDict()
_one_at_a_time = Lock()


def tell_of_sign_in(found: Reader) -> None:
    """Unrecorded where the trail can't tell of it: then nobody comes in."""
    _once("sign-in", found.key, found.name, role=found.role.name.lower())


def tell_of_sign_out(person: str) -> None:
    record("sign-out", person=person or "somebody")


def tell_of_refusal(problem: Refused) -> None:
    known = problem.said.parameters.get("known") or ["somebody"]
    _once("sign-in", str(known), known[0], how=REFUSED, why=problem.said.code)


def tell_of_access(text: str) -> None:
    """That access.toml is another than the trail was told of: what it was, by its hash."""
    hashed = hashlib.sha256(text.encode()).hexdigest()
    _once("access", hashed, "whoever wrote access.toml", sha256=hashed)


def _once(what: str, key: str, person: str, how: str = "done", **about: str) -> None:
    if (what, key) in _told:  # asked at each run: whoever is known waits for nobody's event to reach the disk
        return
    with _one_at_a_time:
        if (what, key) in _told:
            return
        record(what, how, person, **about)
        _told[what, key] = None
        if what == "access":  # back to what it was is a change as well
            for other in [one for one in _told if one[0] == what and one[1] != key]:
                del _told[other]
        if len(_told) > REMEMBERED:
            _told.popitem(last=False)
