"""The last steps of every publication: the new version is written, kept by the ledger, and made the current one."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from disclosure import versions
from disclosure.audit.certificate import Certificate
from disclosure.errors import PublishRefused
from disclosure.ledger import belonging
from disclosure.ledger.kept import Ledger
from disclosure.publish import own, store
from disclosure.publish.again.standing import Stood
from disclosure.publish.again.taken_over import TakenOver
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework
from domain.door.publication import Failure, Publication


class Version(NamedTuple):
    """A version that is current now."""

    name: str
    path: Path
    was_altered: bool  # the one before it was no longer as published


def swapped_in(
    book: Ledger,
    rows: store.Rows,
    name: str,
    moment: datetime,
    declaration: Declaration,
    frameworks: dict[str, Framework],
    taken: TakenOver | None = None,
) -> Version:
    """Makes the rows, and those `taken` over from the current version, the new one; whatever goes wrong leaves what was there."""
    versions.make_room()
    versions.clear()
    before = versions.current()
    with versions.clearing_up():
        rows.write(versions.unfinished(name), own.columns(declaration), taken)
        was_altered = before is not None and not book.is_as_published(before)  # after its rows were read
        if was_altered and taken:
            raise PublishRefused("published_changed_meanwhile")
        book.commit(name, moment, versions.unfinished(name), frameworks)
        return Version(name, versions.swap_in(name, belonging.known(book.store)), was_altered)


def told(
    version: Version,
    k: int,
    slices: Collection[Certificate | Stood],
    applied: int,
    deferred: int,
    *,
    certified: bool,
    failed: Iterable[Failure] = (),
) -> Publication:
    """What was done."""
    return Publication(
        version=version.name,
        k=k,
        slices=len(slices),
        slices_by_k=dict(sorted(Counter(one.k for one in slices).items())),
        smallest_block=min((one.smallest_block for one in slices if one.smallest_block), default=None),
        certified=certified,
        changes_applied=applied,
        changes_deferred=deferred,
        path=version.path,
        was_altered=version.was_altered,
        failed=tuple(failed),
    )
