"""Which changes of a released slice may be published: those that nobody can be singled out by.

Old and new figures of a block differ by the people who changed, so in every block of every breakdown, on every
dimension, either nobody or at least K must have changed. That holds against each earlier release, not only the last: a
wave that is taken back and loaded again with one late answer differs from the last release, which had nobody, by all,
and from the one before by that answer. A change in a block with 1 to K - 1 waits; so may then others, until the rule
holds. What counts as changed is what can be seen: people of a block who have the same levels can't be told apart, so one
who leaves counts against one who comes, and who moves within a division has not changed it. How many were left out for
want of raters is published for the whole organisation, so it too changes by nobody or by at least K.
Example, K = 11: 30 people correct their answers, 12 of them in Surgery, 8 in Medicine, 10 in Estates. Medicine's and
Estates' wait; the 12 in Surgery are published if its teams and roles have 0 or at least 11 of them too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from disclosure.ledger.people import Person


LEFT_OUT = "left out of "  # and the dimension
WHOLE = (lambda place: None,)  # the one block in which people left out are counted

Blocks = Sequence[Callable[[tuple[str, ...]], object]]  # of a place, the block that it stands in: one a breakdown
Kind = tuple[tuple[str, ...], tuple[int, ...]]  # what people of a figure are told apart by: place and levels
Quota = list[int]  # of one number: how many changes more must wait


@dataclass(frozen=True)
class Change:
    """A person who is in the records and not in what was released (`is_added`), or the other way round."""

    difference: int  # the ledger's number for all such people who are alike
    is_added: bool
    person: Person


@dataclass(frozen=True)
class Earlier:
    """What the new release can be subtracted from: an earlier one, or the last."""

    since: dict[str, Counter[Kind]]  # by figure and kind: how many more (or fewer) people the last release has
    blocks: dict[str, Blocks]  # by dimension


def allowed(changes: Iterable[Change], earlier: Sequence[Earlier], fewest: int) -> list[Change]:
    """The changes without those that the rule forbids, dropped over and over until it holds: first those that stand in
    the way most often, such as a late person among others who only moved.
    """
    kept = list(changes)
    while True:
        quotas: dict[tuple[object, ...], list[Quota]] = defaultdict(list)
        seen = visible(kept)
        for release in earlier:
            for figure in seen:
                together = Counter(seen[figure])
                together.update(release.since.get(figure, {}))
                for kind, quota in _quotas(together, release.blocks.get(figure, WHOLE), fewest):
                    quotas[figure, *kind].append(quota)
        in_the_way = [[quota for of in _marks(change) for quota in quotas.get(of, ())] for change in kept]
        waiting = set()
        for place in sorted(range(len(kept)), key=lambda place: -len(in_the_way[place])):
            if any(quota[0] > 0 for quota in in_the_way[place]):
                waiting.add(place)
                for quota in in_the_way[place]:
                    quota[0] -= 1
        if not waiting:
            return kept
        kept = [change for place, change in enumerate(kept) if place not in waiting]


def visible(changes: Iterable[Change]) -> dict[str, Counter[Kind]]:
    """By figure: how many more (or fewer) people there are of each kind."""
    seen: dict[str, Counter[Kind]] = defaultdict(Counter)
    for change in changes:
        for figure, kind in figures(change.person):
            seen[figure][kind] += 1 if change.is_added else -1
    return seen


def figures(person: Person) -> Iterator[tuple[str, Kind]]:
    """The figures that a person counts in, and as which kind: dimensions on which the person was rated, and the numbers
    left out, where place and levels don't matter.
    """
    for dimension, levels in person.levels.items():
        yield dimension, (person.place, levels)
    for dimension in person.left_out:
        yield f"{LEFT_OUT}{dimension}", ((), ())


def _marks(change: Change) -> Iterator[tuple[str, Kind, bool]]:
    for figure, kind in figures(change.person):
        yield figure, kind, change.is_added


def _quotas(seen: Counter[Kind], blocks: Blocks, fewest: int) -> Iterator[tuple[tuple[Kind, bool], Quota]]:
    """For each kind and direction (True: more) in a block where too few have changed: how many of its levels must wait,
    a number that all the block's kinds of those levels share.
    """
    for block_of in blocks:
        net: dict[object, Counter[tuple[int, ...]]] = defaultdict(Counter)
        members: dict[tuple[object, ...], list[Kind]] = defaultdict(list)
        for (place, levels), number in seen.items():
            if number:
                block = block_of(place)
                net[block][levels] += number
                members[block, levels, number > 0].append((place, levels))
        for block, changed in net.items():
            more = sum(number for number in changed.values() if number > 0)
            fewer = -sum(number for number in changed.values() if number < 0)
            if 0 < max(more, fewer) < fewest:
                for levels, number in changed.items():
                    quota = [abs(number)]
                    for kind in members[block, levels, number > 0] if number else ():
                        yield (kind, number > 0), quota
