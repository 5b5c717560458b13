"""The order of waves."""

from datetime import date

import pytest

from domain.waves import Wave, in_doubt, in_order, merged


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


def doubts(*waves: Wave, said=()) -> list[tuple[str, str]]:
    return [(one.name, other.name) for one, other in in_doubt(in_order(waves, said), said)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Alpha", "Beta"),
        ("Wave A", "Wave B"),
        ("Autumn", "Spring"),
        ("2025 north", "2025 south"),
        ("Spring 2026", "Winter 2026"),
        ("January 2026", "Winter 2026"),
        ("2026", "Spring 2026"),
        ("April 2026", "Spring 2026"),
        ("3 months", "6 weeks"),
        ("Pilot 1", "Wave 2"),
        ("Альфа 1", "Бета 2"),
        ("Pilot", "Spring 2026"),
        ("Follow-up 2025", "Spring 2025"),
    ],
)
def test_an_order_that_rests_on_the_alphabet_the_loads_or_a_guess_is_in_doubt(earlier, later):
    assert [set(pair) for pair in doubts(Wave(earlier, None, 1), Wave(later, None, 1))] == [{earlier, later}]
    assert doubts(Wave(earlier, None, 1), Wave(later, None, 2), said=[later, earlier]) == []
    assert doubts(Wave(earlier, date(2025, 3, 1), 1), Wave(later, date(2025, 4, 1), 1)) == []


@pytest.mark.parametrize(
    "waves",
    [
        ["2025 spring", "2025 summer", "2025 autumn", "2026 Spring"],
        ["Pre", "Post"],
        ["Baseline", "6 months", "12 months", "Final"],
        ["1st wave", "2nd wave", "10th waves"],
        ["Autumn 2025/26", "Winter 2025/26", "Spring 2025/26"],
        ["Autumn 2025", "Winter 2026", "Winter 2027"],
        ["Baseline 2025", "Spring 2025", "Follow-up 2026"],
        ["Baseline", "Spring 2025"],
        ["Survey", "Survey 2"],
    ],
)
def test_an_order_that_names_tell_is_not_in_doubt(waves):
    loaded = [Wave(name, None, 1) for name in waves]
    assert [wave.name for wave in in_order(loaded[::-1])] == waves
    assert doubts(*loaded) == []


def test_the_order_that_was_said_holds_and_waves_that_it_does_not_name_keep_their_place():
    waves = [Wave("Alpha", None, 1), Wave("Beta", None, 2), Wave("Gamma", None, 3)]
    said = ["Beta", "not loaded", "Alpha"]
    assert [wave.name for wave in in_order(waves, said)] == ["Beta", "Alpha", "Gamma"]
    assert doubts(*waves, said=said) == [("Alpha", "Gamma")]


def test_dates_of_exports_stand_against_what_was_said():
    waves = [Wave("Alpha", date(2026, 1, 1), 1), Wave("Beta", date(2026, 6, 1), 2), Wave("Gamma", None, 3)]
    assert [wave.name for wave in in_order(waves, ["Beta", "Alpha", "Gamma"])] == ["Alpha", "Beta", "Gamma"]
    assert doubts(*waves, said=["Beta", "Alpha", "Gamma"]) == [("Beta", "Gamma")]


def test_orders_of_several_organisations_are_merged_behind_what_each_wave_follows():
    assert merged([["Pre", "Post"], ["Pre", "Middle", "Post", "Later"], []]) == ["Pre", "Middle", "Post", "Later"]
