"""Stores in which something differs, and the made-up sample."""

import numpy as np
import pytest

from tests.support.adding_up import EVEN, adding_up
from tests.support.told import HIGHER, LOWER


@pytest.fixture
def several(published):
    """Two waves of self and peers: a division is lower on one dimension, another rose, and peers see less throughout."""
    random = np.random.default_rng(8)

    def chances(wave, rater_group):
        def of(division, dimension):
            if (division, dimension) == (2, 3):
                return LOWER
            if dimension == 5 and wave == "2026 spring":
                return HIGHER
            return (0.2, 0.4, 0.3, 0.1) if rater_group == "peers" else EVEN

        return of

    return published(
        *(
            adding_up(random, chances(wave, group), people=(200,) * 5, wave=wave, rater_group=group)
            for wave in ("2025 autumn", "2026 spring")
            for group in ("self", "peers")
        )
    )
