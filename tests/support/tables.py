"""Made-up tables of counts by level, the same at every run."""

import numpy as np


def tables(number: int = 60, levels: int = 4, seed: int = 7) -> list[tuple[np.ndarray, np.ndarray]]:
    """Pairs of groups of 11 to 400 ratings, even and lopsided, some levels empty."""
    random = np.random.default_rng(seed)
    return [
        tuple(random.multinomial(random.integers(11, 400), random.dirichlet([0.7] * levels)) for _ in range(2))
        for _ in range(number)
    ]


def answers(counts: np.ndarray) -> np.ndarray:
    """The ratings that the counts are of, one entry each."""
    return np.repeat(np.arange(1, len(counts) + 1), counts)
