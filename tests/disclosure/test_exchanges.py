"""Exchanges leave every row as it is, and are looked for in little room."""

import numpy as np
import pytest

from disclosure.exchanges import Exchanges
from disclosure.system import System
from tests.disclosure.test_audits import a_small_slice, every_group


def a_system(n_atoms: int, n_breakdowns: int) -> System:
    """Atoms by chance in three rows of each breakdown."""
    chance = np.random.default_rng(n_breakdowns)
    row_of = chance.integers(3, size=(n_atoms, n_breakdowns)) + 3 * np.arange(n_breakdowns)
    ones = np.ones(n_atoms, dtype=np.int64)
    return System(tuple(range(3 * n_breakdowns)), np.arange(n_atoms), ones, ones, row_of)


@pytest.mark.parametrize("rows", [a_system(40, 3), a_system(60, 4), every_group(a_small_slice(3))])
@pytest.mark.parametrize("draw", [Exchanges.of_four, Exchanges.of_six])
def test_what_an_exchange_takes_from_a_row_it_gives_back(rows, draw):
    everywhere = np.ones(len(rows.row_of_atom), dtype=bool)
    leaves, comes = draw(Exchanges(rows), range(8), everywhere)
    assert len(leaves) > 20
    for gone, come in zip(leaves, comes, strict=True):
        change = np.zeros(len(everywhere), dtype=np.int64)
        change[gone] -= 1
        change[come] += 1
        assert np.abs(change).sum() == 2 * len(gone)
        assert not (rows.matrix @ change).any()


def test_releases_put_together_have_many_breakdowns_and_are_not_shared_out_in_every_way():
    exchanges = Exchanges(a_system(150, 30))
    assert len(exchanges._shares) == 30  # not half a thousand million
    exchanges.of_six(range(64), np.ones(150, dtype=bool))
