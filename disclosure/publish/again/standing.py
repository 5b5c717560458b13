"""What stands as the last publication left it: organisations of which nothing has changed, neither in the records nor in the way of
publishing, are not counted again, and their rows are taken over from the current version.

That needs no trust in what is kept here: whatever it says, what is taken over is what is published already, from a file that is as the
ledger sealed it. What an organisation is published with stands only once publishing it again would change nothing: no change was taken
in while others wait, so those that wait were found to wait.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import settings
from disclosure import versions
from disclosure.audit.certificate import rules
from disclosure.ledger.kept import Ledger
from disclosure.ledger.releases import declaration_as_json
from disclosure.publish.protect import Protected
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared.breakdowns import Declaration
from domain.files import write_whole


Names = tuple[str, ...]


class Stood(NamedTuple):
    """What a publication told of one slice."""

    names: Names
    k: int
    smallest_block: int | None
    changes_deferred: int
    is_shown: bool  # whether the version has rows of it, be they none
    has_items: bool

    @property
    def organisation(self) -> str:
        return self.names[1]


@dataclass(frozen=True)
class Last:
    """The current version, where what stands of it may be taken over, and the slices of each organisation that stands."""

    path: Path | None = None
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    slices: tuple[Stood, ...] = ()

    def only(self, organisations: Collection[str]) -> "Last":
        """Of these organisations."""
        slices = tuple(one for one in self.slices if one.organisation in organisations)
        return Last(self.path, {name: self.fingerprints[name] for name in organisations}, slices)

    @cached_property
    def shown(self) -> list[Stood]:
        return [one for one in self.slices if one.is_shown]


def way(declaration: Declaration, k: int) -> str:
    """All that decides what is published of the same records."""
    attributes = [asdict(one) for one in declaration.attributes]
    return json.dumps([rules(), k, declaration_as_json(declaration), attributes])


def last(book: Ledger, way_: str) -> Last:
    """What may be taken over from the current version; nothing where that is not as published, or was published in another way."""
    path = versions.current()
    try:
        kept = json.loads(settings.last_publication().read_text("utf-8"))
        of, organisations = (kept["version"], kept["way"]), dict(kept["organisations"])
        slices = tuple(Stood(tuple(names), *told) for names, *told in kept["slices"])
    except (FileNotFoundError, ValueError, TypeError, KeyError):  # none, or nothing of ours
        return Last()
    if path is None or of != (path.stem, way_) or not book.is_as_published(path):
        return Last()
    if not {one.names for one in slices} <= book.names():
        return Last()
    return Last(path, organisations, slices)


def keep(version: str, way_: str, fingerprints: Mapping[str, str], slices: Collection[Stood]) -> None:
    """For the next publication."""
    kept = {
        "version": version,
        "way": way_,
        "organisations": dict(fingerprints),
        "slices": [one for one in slices if one.organisation in fingerprints],
    }
    write_whole(settings.last_publication(), json.dumps(kept, ensure_ascii=False))


def stood(done: Protected, *, is_shown: bool, has_items: bool) -> Stood:
    return Stood(
        tuple(getattr(done.slice_, name) for name in SLICE_OF_FRAMEWORK),
        done.certificate.k,
        done.certificate.smallest_block,
        done.changes_deferred,
        is_shown,
        has_items,
    )
