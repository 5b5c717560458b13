"""The order of waves."""

from datetime import date

import pytest

from disclosure.waves import Wave, in_order


@pytest.mark.parametrize(
    "expected",
    [
        ["2025 autumn", "2026 spring", "2026 Autumn"],
        ["Spring 2025", "Summer 2025", "Winter 2025", "January 2026"],
        ["Q4 2024", "Q1 2025"],
        ["2025-02", "2025-11", "2026-01"],
        ["2024", "2025"],
    ],
)
def test_waves_are_ordered_by_the_year_and_season_in_their_name(expected):
    waves = [Wave(name, None, 1) for name in sorted(expected, key=str.swapcase)]
    assert [wave.name for wave in in_order(waves)] == expected


def test_a_date_counts_for_more_than_a_name():
    waves = [Wave("2026 spring", date(2024, 1, 1), 2), Wave("2025 spring", None, 1)]
    assert [wave.name for wave in in_order(waves)] == ["2026 spring", "2025 spring"]


def test_waves_without_a_year_stand_where_they_were_loaded():
    waves = [Wave("Follow-up", None, 3), Wave("Baseline", None, 1), Wave("2025", None, 2), Wave("2026", None, 4)]
    assert [wave.name for wave in in_order(waves)] == ["Baseline", "2025", "Follow-up", "2026"]
