"""An export like one that was mapped before, but not with the same columns: what differs from the last time, to be confirmed once."""

from collections.abc import Iterable

from domain.declared.mapping_file import Mapping
from domain.door.look import Difference, LastTime
from domain.spelling import folded
from etl.read.staging.headers import bare


ENOUGH_ALIKE = 0.5  # of the columns that a mapping names: from here it is the same survey
FEWEST_ALIKE = 3  # columns
REWORDED = 60  # of 100: from here a column may be one that is gone, asked in other words


def last_time(kept: Iterable[Mapping], called: list[str]) -> LastTime | None:
    """Of the mappings that were kept, the latest first, the one that names most of the columns; None where none is like it.

    `called` is what a mapping calls each column of the export. Nothing is read by such a mapping before it is confirmed.
    """
    here = {folded(text): text for text in called if text}
    alike = []
    for mapping in kept:
        named = {} if mapping.sides else mapping.meanings  # whose sides are read apart, is like none
        shared = [then for then in named if folded(then) in here]
        if len(shared) >= max(FEWEST_ALIKE, ENOUGH_ALIKE * len(named)) and len(shared) < len(named):
            alike.append((len(shared) / len(named), mapping, named))
    if not alike:
        return None
    _, mapping, named = max(alike, key=lambda one: one[0])  # of several that are as like, the latest
    known = set(map(folded, named))
    free = [text for text in called if text and folded(text) not in known]
    gone = [then for then in named if folded(then) not in here]
    now = _reworded(gone, free)
    return LastTime(mapping.name, [Difference(then, now.get(then), named[then]) for then in gone])


def _reworded(gone: list[str], free: list[str]) -> dict[str, str]:
    """From what a column was called to what it may be called now: the likest pairs first, each column once."""
    from rapidfuzz import fuzz  # only where a mapping is like an export without being made for it

    pairs = sorted(
        ((fuzz.token_sort_ratio(bare(folded(then)), bare(folded(now))), then, now) for then in gone for now in free),
        key=lambda pair: -pair[0],
    )
    found: dict[str, str] = {}
    for score, then, now in pairs:
        if score >= REWORDED and then not in found and now not in found.values():
            found[then] = now
    return found
