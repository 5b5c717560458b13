"""Each audit against a search through everything, on systems small enough for one."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from disclosure.audit import levels as audit_levels
from disclosure.audit import rank as audit_rank
from disclosure.audit import sets as audit_sets
from disclosure.audit.knowledge import Knowledge, knowledge
from disclosure.audit.pinned import Pinned
from disclosure.audit.repair import Auditor
from disclosure.audit.residues import PRIME
from disclosure.audit.system import System, system
from disclosure.blocks.pooling import groups_of, pooled, rows_by_dimension
from domain.declared.breakdowns import parse
from tests.support.slices import DECLARATION, SECONDS, K, a_slice, a_small_slice, every_group


NOBODY = Knowledge(*(np.zeros(0, dtype=np.int64) for _ in range(2)), np.zeros((0, 3), dtype=np.int64))


def follows_by_least_squares(rows: System, inside: np.ndarray) -> bool:
    matrix = rows.matrix.toarray()[:, rows.atom]
    weights = np.linalg.lstsq(matrix.T, inside.astype(float), rcond=None)[0]
    return bool(np.abs(matrix.T @ weights - inside).max() < 1e-9)


def every_small_set(rows: System):
    cells = range(len(rows.cells))
    for size in range(1, K):
        for chosen in combinations(cells, size):
            inside = np.isin(cells, chosen)
            if 0 < rows.fewest[inside].sum() < K:
                yield inside


@pytest.mark.parametrize("seed", range(12))
def test_a_set_is_found_where_and_only_where_one_follows(seed):
    rows = every_group(a_small_slice(seed))
    expected = any(follows_by_least_squares(rows, inside) for inside in every_small_set(rows))
    found, _ = audit_sets.derivable_set(rows, K, SECONDS)
    assert (found is not None) == expected
    if expected:
        assert 0 < rows.fewest @ found < K
        assert follows_by_least_squares(rows, found)


def test_the_cases_have_some_that_leak_and_some_that_do_not():
    slices = [a_small_slice(seed) for seed in range(12)]
    sets = [audit_sets.derivable_set(every_group(one), K, SECONDS)[0] is None for one in slices]
    levels = [audit_levels.pinned(every_group(one), one.levels[0], SECONDS, NOBODY) is None for one in slices]
    assert set(sets) == set(levels) == {True, False}


@pytest.mark.parametrize("seed", range(12))
def test_the_rank_audit_finds_the_sets_of_the_lattice_that_follow(seed):
    slice_ = a_small_slice(seed)
    rows = every_group(slice_)
    lattice = audit_rank.Lattice(slice_.cells, slice_.groups)
    expected = set()
    for chosen, people in lattice.sets(rows.cells, rows.fewest):
        for number in np.unique(chosen):
            if people[number] < K and follows_by_least_squares(rows, chosen == number):
                expected.add((chosen == number).tobytes())
    assert {found.tobytes() for found in audit_rank.derivable_sets(rows, lattice, K)} == expected


@pytest.mark.parametrize("seed", range(12))
def test_a_vector_that_every_row_gives_nothing_and_the_rank(seed):
    rows = every_group(a_small_slice(seed))
    direction, rank = rows.null_vector
    assert not (rows.by_row(direction).astype(np.int64) % PRIME).any()
    assert rank == np.linalg.matrix_rank(rows.matrix.toarray())


def pinned_slowly(rows: System, levels: np.ndarray, whole: bool = True) -> set[tuple[int, int]]:
    """Cells and levels of which every solution, in whole numbers or not, has all ratings, by one program each."""
    n_cells, n_levels = levels.shape
    matrix = rows.matrix.toarray()[:, rows.atom]
    equations = np.vstack([np.kron(np.eye(n_levels), matrix), np.tile(np.eye(n_cells), n_levels)])
    right = np.concatenate([(matrix @ levels).T.ravel(), levels.sum(axis=1)])
    found = set()
    for cell, level in zip(*np.nonzero((levels == levels.sum(axis=1)[:, None]) & (levels > 0)), strict=True):
        goal = np.zeros(n_cells * n_levels)
        goal[level * n_cells + cell] = 1
        fewest = milp(
            goal,
            constraints=LinearConstraint(equations, right, right),
            integrality=np.full(len(goal), int(whole)),
            bounds=Bounds(0),
        ).fun
        if fewest > levels[cell, level] - 1e-6:
            found.add((int(cell), int(level)))
    return found


def numbers_slowly(rows: System, levels: np.ndarray) -> set[tuple[int, int]]:
    """Cells of fewer than K people and levels at which every solution has the same number, other than none and all."""
    n_cells, n_levels = levels.shape
    matrix = rows.matrix.toarray()[:, rows.atom]
    equations = np.vstack([np.kron(np.eye(n_levels), matrix), np.tile(np.eye(n_cells), n_levels)])
    right = np.concatenate([(matrix @ levels).T.ravel(), levels.sum(axis=1)])
    found = set()
    asked = (levels > 0) & (levels < levels.sum(axis=1)[:, None]) & (rows.most < K)[:, None]
    for cell, level in np.argwhere(asked).tolist():
        goal = np.zeros(n_cells * n_levels)
        goal[level * n_cells + cell] = 1
        given = {
            "constraints": LinearConstraint(equations, right, right),
            "integrality": np.ones(len(goal)),
            "bounds": Bounds(0),
        }
        if round(milp(goal, **given).fun) == levels[cell, level] == round(-milp(-goal, **given).fun):
            found.add((cell, level))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_a_number_of_fewer_than_k_people_follows_where_and_only_where_every_solution_has_it(seed):
    slice_ = a_small_slice(seed)
    rows, levels = every_group(slice_), slice_.levels[0]
    expected = numbers_slowly(rows, levels[rows.cells])
    found = audit_levels.pinned(rows, levels, SECONDS, NOBODY, k=K)
    pinned = pinned_slowly(rows, levels[rows.cells])
    assert (found is not None) == bool(expected or pinned)
    if found:
        place = list(rows.cells).index(found.cell), found.level
        assert place in (expected if found.k else pinned)


def test_some_of_the_cases_tell_a_number_and_nobodys_level():
    slices = [a_small_slice(seed) for seed in range(40)]
    found = [audit_levels.pinned(every_group(one), one.levels[0], SECONDS, NOBODY, k=K) for one in slices]
    assert any(leak and leak.k for leak in found)
    assert any(leak is None for leak in found)


def told_to_members(rows: System, levels: np.ndarray) -> set[tuple[int, int, int, int]]:
    """A member's cell and level, and the cell and level that they are certain of."""
    found = set()
    for cell, level in np.argwhere(levels > 0).tolist():
        rest = levels.copy()
        rest[cell, level] -= 1
        found |= {(cell, level, *told) for told in pinned_slowly(rows, rest)}
    return found


@pytest.mark.parametrize("seed", range(12))
def test_a_level_is_pinned_where_and_only_where_no_solution_in_whole_numbers_has_another(seed):
    slice_ = a_small_slice(seed)
    rows = every_group(slice_)
    levels = slice_.levels[0]
    expected = pinned_slowly(rows, levels[rows.cells])
    found = audit_levels.pinned(rows, levels, SECONDS, NOBODY)
    assert (found is not None) == bool(expected)
    if found:
        assert (list(rows.cells).index(found.cell), found.level) in expected


@pytest.mark.parametrize("seed", range(6))
def test_a_member_is_told_a_level_where_and_only_where_no_solution_without_their_answer_has_another(seed):
    slice_ = pooled_slice(seed)
    rows = system(pooled(slice_, [0], DECLARATION, K), DECLARATION, slice_.subjects)
    levels = slice_.levels[0]
    expected = told_to_members(rows, levels[rows.cells])
    found = audit_levels.pinned(rows, levels, SECONDS)
    assert (found is not None) == bool(expected or pinned_slowly(rows, levels[rows.cells]))
    if found and (found.levels != levels).any():
        ((cell, level),) = np.argwhere(levels - found.levels).tolist()
        cells = list(rows.cells)
        assert (cells.index(cell), level, cells.index(found.cell), found.level) in expected


def pooled_slice(seed: int):
    """40 people, most of whom answer alike, or not."""
    random = Random(seed)
    people = [
        (
            "Surgery",
            f"Ward {int(random.random() * 4)}",
            random.choice(["Nursing", "Medical"]),
            random.choice(["Acute", "Community"]),
            (random.choice([1, 1, 1, 1, 1, 2, 3] if seed % 2 else [1, 2, 3]),),
        )
        for _ in range(40)
    ]
    return a_slice(people, n_levels=3)


def test_the_pooled_slices_have_some_that_tell_members_and_some_that_do_not():
    told = []
    for seed in range(6):
        slice_ = pooled_slice(seed)
        rows = system(pooled(slice_, [0], DECLARATION, K), DECLARATION, slice_.subjects)
        told.append(audit_levels.pinned(rows, slice_.levels[0], SECONDS) is None)
    assert set(told) == {True, False}


def test_a_rater_who_is_known_knows_all_that_they_gave():
    # Ratings of ward A: 10 at level 1 by ten raters; X gave both of the others, at 2: without them all are at 1.
    ward = [("Surgery", "A", "Nursing", "Acute", [(f"r{number}", 1)]) for number in range(10)]
    ward += [("Surgery", "A", "Medical", "Acute", [("X", 2)]), ("Surgery", "A", "Medical", "Acute", [("X", 2)])]
    slice_ = a_slice(ward, n_levels=2, rater_group="peers")
    rows = system(
        {"organisation": groups_of(slice_.cells, DECLARATION.breakdowns[0], slice_.groups)},
        DECLARATION,
        slice_.subjects,
    )
    assert audit_levels.pinned(rows, slice_.levels[0], SECONDS) is None
    told = audit_levels.pinned(rows, slice_.levels[0], SECONDS, knowledge(slice_, 0))
    assert told.level == 0
    assert told.levels.sum(axis=0).tolist() == [10, 0]


def test_who_was_rated_learns_nothing_of_others_whom_the_same_rater_rated():
    # X gave all eleven ratings, ten at level 1 and one at 2. X has nothing to learn; who got the 2 knows the other ten.
    ward = [("Surgery", "A", "Nursing", "Acute", [("X", 1)]) for _ in range(10)]
    slice_ = a_slice([*ward, ("Surgery", "A", "Medical", "Acute", [("X", 2)])], n_levels=2, rater_group="peers")
    rows = system(
        {"organisation": groups_of(slice_.cells, DECLARATION.breakdowns[0], slice_.groups)},
        DECLARATION,
        slice_.subjects,
    )
    told = audit_levels.pinned(rows, slice_.levels[0], SECONDS, knowledge(slice_, 0))
    assert told.level == 0
    assert told.levels.sum(axis=0).tolist() == [10, 0]


def test_certain_in_whole_numbers_alone_is_certain():
    # Seven people, one a cell, by ward, role and setting. The first could be half at the other level, but not all.
    crowd = ["00A1", "11C1", "11A2", "01B2", "01C2", "12C1", "10C2"]
    slice_ = a_slice(
        [("Surgery", ward, role, setting, (int(level),)) for ward, role, setting, level in crowd], n_levels=2
    )
    rows, levels = every_group(slice_), slice_.levels[0]
    first = slice_.cells.index(("Surgery", "0", "0", "A", ""))
    assert (first, 0) not in pinned_slowly(rows, levels, whole=False)
    assert (first, 0) in pinned_slowly(rows, levels)
    alone = Pinned(first, 0, levels, SECONDS)
    assert alone.holds(rows)
    assert not alone.is_ended(rows)


@pytest.mark.parametrize("seed", range(12))
def test_repaired_rows_are_safe_by_every_slow_search(seed):
    slice_ = a_small_slice(seed)
    audited = Auditor(slice_, DECLARATION, K).audited([pooled(slice_, [0], DECLARATION, K)])
    (shown,) = audited.rows
    if shown:
        rows = system(shown, DECLARATION, slice_.subjects)
        assert not any(follows_by_least_squares(rows, inside) for inside in every_small_set(rows))
        assert not pinned_slowly(rows, slice_.levels[0][rows.cells])
        assert not numbers_slowly(rows, slice_.levels[0][rows.cells])
        assert not told_to_members(rows, slice_.levels[0][rows.cells])
        assert (
            sum(slice_.subjects[0][list(block.cells)].sum() for block in shown["organisation"]) == slice_.subjects.sum()
        )


def test_an_earlier_breakdown_gives_nothing_up_for_a_later_one():
    slice_ = a_small_slice(3)
    alone = parse(
        'breakdowns = [{ id = "organisation", columns = [] }, { id = "team", columns = ["division", "team"] }]'
    )
    before = Auditor(slice_, alone, K).audited([pooled(slice_, [0], alone, K)]).rows[0]["team"]
    after = Auditor(slice_, DECLARATION, K).audited([pooled(slice_, [0], DECLARATION, K)]).rows[0]["team"]
    assert set(before) == set(after)


def a_partly_rated_slice(seed: int):
    """Two dimensions, on the second of which some people are not rated."""
    random = Random(seed)
    people = [
        (
            "Surgery",
            f"Ward {int(random.random() ** (1 + seed % 3) * 4)}",
            random.choice(["Nursing", "Nursing", "Medical"]),
            random.choice(["Acute", "Acute", "Community"]),
            (random.choice([1, 2, 3]), random.choice([1, 2, 3, None, None])),
        )
        for _ in range(random.randrange(20, 45))
    ]
    return a_slice(people, n_levels=3, n_dimensions=2)


@pytest.mark.parametrize("seed", [*range(12), 226])
def test_dimensions_that_share_rows_are_each_safe_by_themselves(seed):
    """Where a microcell has nobody on a dimension, a set of the others may follow there and not elsewhere (seed 226)."""
    slice_ = a_partly_rated_slice(seed)
    audited = Auditor(slice_, DECLARATION, K).audited(rows_by_dimension(slice_, DECLARATION, K))
    for dimension, shown in enumerate(audited.rows):
        if shown:
            rows = system(shown, DECLARATION, slice_.subjects[[dimension]])
            assert not any(follows_by_least_squares(rows, inside) for inside in every_small_set(rows))
