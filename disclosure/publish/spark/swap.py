"""The last steps of every publication: the new version is written, kept by the ledger, and made the current one."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from disclosure import versions
from disclosure.audit.certificate import Certificate
from disclosure.ledger import belonging
from disclosure.ledger.kept import Ledger
from disclosure.publish import own, store
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
) -> Version:
    """Whatever goes wrong leaves what was there."""
    versions.make_room()
    before = versions.current()
    was_altered = before is not None and not book.is_as_published(before)
    versions.clear()
    with versions.clearing_up():
        rows.write(versions.unfinished(name), own.columns(declaration))
        book.commit(name, moment, versions.unfinished(name), frameworks)
        return Version(name, versions.swap_in(name, belonging.known(book.store)), was_altered)


def told(
    version: Version,
    k: int,
    certificates: list[Certificate],
    applied: int,
    deferred: int,
    failed: Iterable[Failure] = (),
) -> Publication:
    """What was done."""
    return Publication(
        version=version.name,
        k=k,
        slices=len(certificates),
        slices_by_k=dict(sorted(Counter(one.k for one in certificates).items())),
        smallest_block=min((one.smallest_block for one in certificates if one.smallest_block), default=None),
        certified=all(one.certified for one in certificates),
        changes_applied=applied,
        changes_deferred=deferred,
        path=version.path,
        was_altered=version.was_altered,
        failed=tuple(failed),
    )
