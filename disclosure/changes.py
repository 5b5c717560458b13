"""Which changes of a released slice may be published: those that nobody can be singled out by.

Old and new figures of a block differ by the people who changed, so in every block of every breakdown, on every
dimension, either nobody or at least K must have changed. A change in a block with 1 to K - 1 waits; so may then others,
until the rule holds. What counts as changed is what can be seen: two people of a microcell who swap levels change
nothing, and a person who leaves counts against one who comes.
Example, K = 11: 30 people correct their answers, 12 of them in Surgery, 8 in Medicine, 10 in Estates. Medicine's and
Estates' wait; the 12 in Surgery are published if its teams and roles have 0 or at least 11 of them too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from disclosure.people import Person


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
        forbidden = {dimension: _in_small_blocks(seen[dimension], blocks[dimension], fewest) for dimension in seen}
        still = [
            change
            for change in kept
            if not any(
                (change.person.place, levels) in forbidden[dimension]
                for dimension, levels in change.person.levels.items()
            )
        ]
        if len(still) == len(kept):
            return kept
        kept = still


def visible(changes: Iterable[Change]) -> dict[str, Counter]:
    """By dimension: how many more (or fewer) people there are of each place and levels."""
    seen: dict[str, Counter] = defaultdict(Counter)
    for change in changes:
        for dimension, levels in change.person.levels.items():
            seen[dimension][change.person.place, levels] += 1 if change.is_added else -1
    return seen


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
