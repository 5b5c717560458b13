"""What audits keep while rows are merged changes no verdict: each step beside an audit that knows nothing of those before."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from disclosure.audit import levels as audit_levels
from disclosure.audit import sets as audit_sets
from disclosure.audit.knowledge import knowledge
from disclosure.audit.merging import merged
from disclosure.audit.settled import Settled
from disclosure.audit.system import system
from disclosure.blocks.pooling import groups_of
from tests.support.slices import DECLARATION, SECONDS, K, a_slice, a_small_slice


SEEDS = range(20)


def rated_by_peers(seed):
    """Several ratings of each, some of raters who rate others too, so that some know all that an atom has at a level."""
    random = Random(seed)
    people = [
        (
            "Surgery",
            f"Ward {random.randrange(4)}",
            random.choice(["Nursing", "Nursing", "Medical"]),
            random.choice(["Acute", "Acute", "Community"]),
            [
                (random.choice([None, *"abcdef"]), random.choice([1, 1, 1, 1, 2, 3]))
                for _ in range(random.randrange(1, 5))
            ],
        )
        for _ in range(random.randrange(12, 26))
    ]
    return a_slice(people, n_levels=3, rater_group="peers")


def merges(slice_, seed):
    """Every group's rows, and then one merge after another of any two blocks of a breakdown, until there are none."""
    random = Random(seed)
    rows = {one.id: groups_of(slice_.cells, one, slice_.groups) for one in DECLARATION.breakdowns}
    yield system(rows, DECLARATION, slice_.subjects)
    while several := [name for name, blocks in rows.items() if len(blocks) > 1]:
        name = random.choice(several)
        rows = merged(rows, name, *random.sample(rows[name], 2))
        yield system(rows, DECLARATION, slice_.subjects)


def told_of_levels(seed, made=a_small_slice):
    """Of each step: whether anything is pinned by an audit that keeps what was settled, and by one from nothing."""
    slice_ = made(seed)
    known, settled = knowledge(slice_, 0), Settled(slice_.levels[0].shape)
    for rows in merges(slice_, seed):
        kept = audit_levels.pinned(rows, slice_.levels[0], SECONDS, known, None, K, settled)
        yield kept is not None, audit_levels.pinned(rows, slice_.levels[0], SECONDS, known, None, K) is not None


def told_of_peers(seed):
    return told_of_levels(seed, rated_by_peers)


def told_of_sets(seed):
    slice_ = a_small_slice(seed)
    outside = np.zeros(len(slice_.cells), dtype=bool)
    for rows in merges(slice_, seed):
        kept, _ = audit_sets.derivable_set(rows, K, SECONDS, outside)
        yield kept is not None, audit_sets.derivable_set(rows, K, SECONDS)[0] is not None


@pytest.mark.parametrize("told", [told_of_levels, told_of_peers, told_of_sets])
@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_merges_an_audit_that_keeps_what_was_settled_says_what_one_from_nothing_says(told, seed):
    found = list(told(seed))
    assert [kept for kept, _ in found] == [anew for _, anew in found]


@pytest.mark.parametrize("told", [told_of_levels, told_of_peers, told_of_sets])
def test_the_merges_go_through_leaks_to_rows_that_leak_nothing(told):
    steps = [[kept for kept, _ in told(seed)] for seed in SEEDS]
    assert sum(one[0] for one in steps) > len(SEEDS) // 2
    assert not any(one[-1] for one in steps)


def test_of_atoms_that_merges_unite_nothing_is_settled_and_all_of_those_that_stay():
    shares = []
    for first, second in pairwise(merges(a_small_slice(2), 2)):
        settled = Settled((first.cells.max() + 1, 3))
        everywhere = np.ones((len(first.row_of_atom), 3), dtype=bool)
        settled.keep(first, everywhere, ~everywhere)
        levels, numbers = settled.of(second)
        before = {frozenset(first.cells[first.atom == atom]) for atom in range(len(first.row_of_atom))}
        after = [frozenset(second.cells[second.atom == atom]) for atom in range(len(second.row_of_atom))]
        assert levels.tolist() == [[atom in before] * 3 for atom in after]
        assert not numbers.any()
        shares.append(levels.mean())
    assert min(shares) < 1
    assert any(0 < share < 1 for share in shares)
