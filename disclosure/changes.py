"""Which changes of a released slice may be published: those that nobody can be singled out by.

Old and new figures of a block differ by the people who changed, so in every block of every breakdown, on every
dimension, either nobody or at least K must have changed. A change in a block with 1 to K - 1 waits; so may then others,
until the rule holds. What counts as changed is what can be seen: two people of a microcell who swap levels change
nothing, and a person who leaves counts against one who comes. How many were left out for want of raters is published
for the whole organisation, so it too changes by nobody or by at least K.
Example, K = 11: 30 people correct their answers, 12 of them in Surgery, 8 in Medicine, 10 in Estates. Medicine's and
Estates' wait; the 12 in Surgery are published if its teams and roles have 0 or at least 11 of them too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from disclosure.people import Person


LEFT_OUT = "left out of "  # and the dimension
WHOLE = (lambda place: None,)  # the one block in which people left out are counted

Blocks = Sequence[Callable[[tuple[str, ...]], object]]  # of a place, the block that it stands in: one a breakdown


@dataclass(frozen=True)
class Change:
    """A person who is in the records and not in what was released (`is_added`), or the other way round."""

    difference: int  # the ledger's number for all such people who are alike
    is_added: bool
    person: Person


def allowed(changes: Iterable[Change], blocks: dict[str, Blocks], fewest: int) -> list[Change]:
    """The largest set of the changes, by dropping what the rule forbids over and over; `blocks` by dimension."""
    kept = list(changes)
    while True:
        seen = visible(kept)
        forbidden = {figure: _in_small_blocks(seen[figure], blocks.get(figure, WHOLE), fewest) for figure in seen}
        still = [change for change in kept if not any(kind in forbidden[figure] for figure, kind in seen_in(change))]
        if len(still) == len(kept):
            return kept
        kept = still


def visible(changes: Iterable[Change]) -> dict[str, Counter]:
    """By figure: how many more (or fewer) people there are of each place and levels."""
    seen: dict[str, Counter] = defaultdict(Counter)
    for change in changes:
        for figure, kind in seen_in(change):
            seen[figure][kind] += 1 if change.is_added else -1
    return seen


def seen_in(change: Change) -> Iterator[tuple[str, tuple]]:
    """The figures that a change counts in, each with the place and levels that it counts as: dimensions on which the
    person was rated, and the numbers left out, where place and levels don't matter.
    """
    for dimension, levels in change.person.levels.items():
        yield dimension, (change.person.place, levels)
    for dimension in change.person.left_out:
        yield f"{LEFT_OUT}{dimension}", ((), ())


def _in_small_blocks(seen: Counter, blocks: Blocks, fewest: int) -> set[tuple]:
    """The places and levels whose change stands in a block with too few of them."""
    small: set[tuple] = set()
    for block_of in blocks:
        added, removed, members = Counter(), Counter(), defaultdict(set)
        for (place, levels), number in seen.items():
            if number:
                block = block_of(place)
                (added if number > 0 else removed)[block] += abs(number)
                members[block].add((place, levels))
        for block, inside in members.items():
            if max(added[block], removed[block]) < fewest:
                small |= inside
    return small
