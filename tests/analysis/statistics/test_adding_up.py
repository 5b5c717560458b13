"""What is printed of levels side by side adds up, and stays as near to each share as that allows."""

import numpy as np
import pytest

from analysis import wording
from analysis.statistics import adding_up


@pytest.mark.parametrize("is_high", [(0, 0, 1, 1), (0, 1, 1, 1), (0, 0, 0, 1), (0, 0, 0, 0), (1, 1, 1, 1)])
def test_high_levels_add_up_to_their_printed_share_and_all_to_a_hundred_and_none_moves_by_a_point(is_high):
    is_high = np.array(is_high, dtype=bool)
    counts = np.random.default_rng(1).integers(0, 40, (2_000, 4)) * [1, 9, 5, 1] + [0, 1, 0, 0]
    shares = counts / counts.sum(axis=1, keepdims=True)
    high = counts[:, is_high].sum(axis=1) / counts.sum(axis=1)
    printed = adding_up(shares, is_high, high)
    for row, exact, share in zip(printed, shares, high, strict=True):
        whole = [_read(wording.percent(one)) for one in row]
        assert sum(whole) == 100
        assert sum(one for one, counts_as_high in zip(whole, is_high, strict=True) if counts_as_high) == _read(
            wording.percent(share)
        )
        assert all(abs(one - part * 100) < 1 for one, part in zip(whole, exact, strict=True))
        assert [wording.percent(one) == "0%" for one in row] == [part == 0 for part in exact]


def test_shares_are_whole_per_cents_for_a_table_to_take_away_has_to_add_up_too_and_what_is_missing_stays_missing():
    shares = np.array([[0.091, 0.391, 0.394, 0.124], [np.nan] * 4])
    printed = adding_up(shares, [False, False, True, True], [0.518, np.nan])
    assert printed[0].tolist() == [0.09, 0.39, 0.40, 0.12]
    assert np.isnan(printed[1]).all()


def _read(printed: str) -> int:
    known = {"<1%": 0, ">99%": 100}
    return known[printed] if printed in known else int(printed.removesuffix("%"))
