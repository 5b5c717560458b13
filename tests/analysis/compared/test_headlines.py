"""A heading says what differs, which way and by how much; it names nothing that chance explains."""

import pandas as pd
import pytest

from analysis.compared.headlines import CHANGED, DIFFERS, moved


def frame(*rows: tuple[float, float, bool]) -> pd.DataFrame:
    """Dimensions A, B, C … with a difference, how far its interval reaches, and whether it stands."""
    return pd.DataFrame([
        {
            "dimension": f"Dimension {letter}",
            "difference": difference,
            "lower": difference - reach,
            "upper": difference + reach,
            "p": 0.01,
            "stands": stands,
        }
        for letter, (difference, reach, stands) in zip("ABCDEFGHI", rows, strict=False)
    ])  # fmt: skip


UP, DOWN, CHANCE, LEVELS = (0.154, 0.05, True), (-0.082, 0.05, True), (0.3, 0.5, False), (0.004, 0.05, True)


@pytest.mark.parametrize(
    ("rows", "verbs", "said"),
    [
        ((UP, CHANCE), CHANGED, "Dimension A rose by 15 points"),
        ((UP, DOWN), CHANGED, "Dimension A rose by 15 points and Dimension B fell by 8 points"),
        ((CHANCE, (-0.011, 0.001, True)), CHANGED, "Dimension B fell by 1 point"),
        ((LEVELS,), CHANGED, "Dimension A changed in its levels"),
        ((CHANCE, CHANCE), CHANGED, "no change is larger than chance explains"),
        ((UP, UP, UP, CHANCE), CHANGED, "3 of 4 dimensions rose, most of all Dimension A (+15)"),
        ((DOWN, UP, DOWN), CHANGED, "3 of 3 dimensions changed, most of all Dimension B (+15)"),
        ((DOWN,), DIFFERS, "Dimension A is 8 points lower"),
        ((DOWN, DOWN, DOWN), DIFFERS, "3 of 3 dimensions are lower, most of all Dimension A (−8)"),
        ((CHANCE,), DIFFERS, "no difference is larger than chance explains"),
    ],
)
def test_a_heading_says_what_differs_which_way_and_by_how_much(rows, verbs, said):
    assert moved(frame(*rows), verbs) == said
