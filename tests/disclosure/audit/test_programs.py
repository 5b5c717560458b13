"""Programs: a solution, a proof that there is none, or neither, and never one taken for another."""

from itertools import product

import numpy as np
import pytest

from disclosure.audit import sets as audit_sets
from disclosure.audit.programs import Bounds, Program, least
from disclosure.audit.repair import Auditor
from disclosure.blocks.pooling import pooled
from disclosure.errors import Undecided
from tests.support.slices import DECLARATION, SECONDS, K, a_small_slice, every_group


def hard_to_decide() -> Program:
    """120 yes-or-no choices that are to add up to 20 sums of their numbers (Cornuejols and Dawande, 1998)."""
    numbers = np.random.default_rng(1).integers(1, 100, (20, 120))
    sums = numbers.sum(axis=1) // 2
    return Program(numbers, sums, sums, 0, 1, whole=np.ones(120))


def test_a_solution_and_the_proof_that_there_is_none():
    assert least([1, 2], [[1, 1]], 3, 0, [2, 2], SECONDS).tolist() == [2, 1]
    assert least([1, 2], [[1, 1]], 5, 0, [2, 2], SECONDS) is None
    assert Program([[2, 2]], 3, 3, 0, 2, whole=[1, 1]).least([1, 2], SECONDS) is None


def test_a_program_is_asked_again_with_other_costs_and_bounds():
    program = Program([[1, 1]], 3, 3, 0, [2, 2])
    assert program.least([1, 2], SECONDS).tolist() == [2, 1]
    assert program.least([2, 1], SECONDS).tolist() == [1, 2]
    program.bound([0], 0, 0)
    assert program.least([1, 1], SECONDS) is None
    program.bound([0], 1, 2)
    assert program.least([2, 1], SECONDS).tolist() == [1, 2]


def test_a_time_out_is_no_proof():
    with pytest.raises(Undecided):
        hard_to_decide().least(np.zeros(120), 0.1)


def test_a_program_without_a_least_is_no_proof():
    with pytest.raises(Undecided):
        least([-1, 0], [[1, -1]], 0, 0, np.inf, SECONDS)


def test_each_call_has_its_time():
    program = Program(np.ones((1, 50)), 10, 10, 0, 1)
    program.least(np.arange(50), SECONDS)
    taken = program._highs.getRunTime()  # HiGHS counts it on, and so would its limit
    assert taken > 0
    program.least(np.arange(50)[::-1], SECONDS)
    assert program._highs.getOptionValue("time_limit")[1] == taken + SECONDS


def test_a_command_prints_nothing_that_the_solver_has_to_say(capfd):
    least([1, 2], [[1, 1]], 3, 0, [2, 2], SECONDS)
    assert capfd.readouterr() == ("", "")


def a_leak(program):
    """What the solver might wrongly hand over: a set that no rows give."""
    found = np.zeros(program._whole.size)
    found[0] = 1
    return found


@pytest.mark.parametrize("seed", range(4))
def test_a_set_that_does_not_follow_in_whole_numbers_is_no_leak_and_no_proof(seed, monkeypatch):
    rows = every_group(a_small_slice(seed))
    monkeypatch.setattr(audit_sets, "propagated", lambda row_of, *_: np.ones(len(row_of)))
    monkeypatch.setattr(Program, "least", lambda self, *_: a_leak(self))
    alone = np.arange(len(rows.row_of_atom))[rows.atom] == 0
    if not audit_sets.follows(rows, alone):
        with pytest.raises(Undecided):
            audit_sets.derivable_set(rows, K, SECONDS)
    else:
        assert (audit_sets.derivable_set(rows, K, SECONDS)[0] == alone).all()


def test_what_the_solver_leaves_undecided_is_not_certified(monkeypatch):
    slice_ = a_small_slice(1)
    shown = [pooled(slice_, [0], DECLARATION, K)]
    monkeypatch.setattr(audit_sets, "propagated", lambda row_of, *_: np.ones(len(row_of)))
    assert set(Auditor(slice_, DECLARATION, K).audited(shown).rows[0]) == {
        "organisation",
        "team",
        "role",
        "care_setting",
    }

    def fails(*_):
        raise Undecided

    monkeypatch.setattr(Program, "least", fails)
    assert Auditor(slice_, DECLARATION, K).audited(shown).rows == ({},)


UNKNOWNS, EQUATIONS = 6, 4


def solutions(entries: np.ndarray, lowest: np.ndarray, highest: np.ndarray) -> int:
    """How many whole numbers within the bounds make every equation nothing, by trying all."""
    every = product(*(range(low, high + 1) for low, high in zip(lowest, highest, strict=True)))
    return sum(
        all(
            sum(value for value, of in zip(values, entries, strict=True) if number in of) == 0
            for number in range(EQUATIONS)
        )
        for values in every
    )


@pytest.mark.parametrize("seed", range(4))
def test_where_bounds_cross_there_is_no_solution(seed):
    chance = np.random.default_rng(seed)
    shown = impossible = possible = 0
    for _ in range(40):
        entries = chance.integers(-1, EQUATIONS // 2, size=(UNKNOWNS, 2))
        entries[:, 1] += np.where(entries[:, 1] >= 0, EQUATIONS // 2, 0)
        lowest, highest = chance.integers(-2, 1, UNKNOWNS), chance.integers(0, 2, UNKNOWNS)
        lowest[0] = highest[0] = 1
        crossed, number = Bounds(entries).are_crossed(lowest, highest), solutions(entries, lowest, highest)
        assert not (crossed and number)
        shown, impossible, possible = shown + crossed, impossible + (number == 0), possible + (number > 0)
    assert possible
    assert 2 * shown > impossible > 0


def test_what_no_equation_says_anything_of_is_free():
    assert not Bounds(np.full((2, 1), -1)).are_crossed(np.array([1, 0]), np.array([1, 0]))
    assert Bounds(np.full((2, 1), -1)).are_crossed(np.array([1, 1]), np.array([1, 0]))
