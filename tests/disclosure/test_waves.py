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


@pytest.mark.parametrize(
    "expected",
    [
        ["Pre", "Post"],
        ["Before", "After"],
        ["Baseline", "6 months", "12 months"],
        ["Start", "Middle", "End"],
        ["Baseline", "Follow-up 2", "Follow-up 10"],
        ["Wave 1", "Wave 2", "Wave 10"],
        ["Cohort 9", "Cohort 10"],
        ["Round one", "Round two", "Round three"],
        ["Sep-24", "Mar-25"],
        ["Spring 26", "Autumn 26"],
        ["2025 wave 2", "2025 wave 10"],
        ["9/2025", "10/2025"],
        ["Autumn 2025/26", "Winter 2025/26", "Spring 2025/26"],
        ["2024/25", "2025/26"],
        ["Q1 2025/26", "Q4 2025/26", "Q1 2026/27"],
    ],
)
@pytest.mark.parametrize("loads", ["one", "in turn", "the later first"])
def test_words_numbers_and_short_or_split_years_order_waves_however_they_were_loaded(expected, loads):
    first_loads = {"one": lambda place: 1, "in turn": lambda place: place, "the later first": lambda place: -place}
    waves = [Wave(name, None, first_loads[loads](place)) for place, name in enumerate(expected)]
    assert [wave.name for wave in in_order(sorted(waves, key=lambda wave: wave.name))] == expected
