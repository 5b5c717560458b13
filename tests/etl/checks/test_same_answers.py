"""An export in which most people say just what they said in another wave is asked about, and loads once that is answered."""

import random

import pytest

from etl.history.batches import undo
from tests.support.door import DIMENSIONS, assessment, load, records


LEVELS = ["Essential", "Proficient", "Strong", "Exemplary"]
ASKED = "same_answers:wave"


def wave(people: int = 30, seed: int = 1, first: int = 0, **names: str) -> list[dict[str, str]]:
    """People who answer each in their own way; the same seed and number is the same person with the same answers."""
    rows = []
    for number in range(first, first + people):
        answers = random.Random(f"{seed} {number}").choices(LEVELS, k=len(DIMENSIONS))
        rows.append(assessment(f"p{number}", **dict(zip(DIMENSIONS, answers, strict=True)), **names))
    return rows


def asked(report) -> list[str]:
    return [finding.name for finding in report.findings if finding.needs_confirmation]


@pytest.mark.parametrize(
    "names",
    [
        {"wave": "2026 autumn"},
        {"organisation": "Another Trust"},
        {"rater_group": "line manager"},
        {"measure": "importance"},
        {"wave": "2026 autumn", "team": "Ward 9"},
    ],
)
def test_an_export_that_goes_on_under_another_name_is_asked_about_and_loads_when_that_is_answered(names):
    load(wave())
    goes_on = wave(33, **names)
    report = load(goes_on)
    assert asked(report) == [ASKED]
    assert "30 of the 33 people" in report.refusal
    assert "--confirm same_answers:wave" in report.refusal
    assert report.assessments_loaded == 0
    assert load(goes_on, dry_run=True).refusal == report.refusal
    assert load(goes_on, confirmed=frozenset({ASKED})).assessments_loaded == 33
    assert records("select count(*) from records.assessments") == [(63,)]


def test_two_such_waves_in_one_export_are_asked_about():
    report = load([*wave(), *wave(33, wave="2026 autumn")])
    assert asked(report) == [ASKED]


def test_an_export_of_one_row_a_rating_is_asked_about_too():
    def in_long(rows):
        group = {name: text for name, text in rows[0].items() if name not in DIMENSIONS}
        return [
            {**{name: row[name] for name in group}, "dimension": dimension, "level": row[dimension]}
            for row in rows
            for dimension in DIMENSIONS
        ]

    assert asked(load(in_long([*wave(), *wave(33, seed=2, wave="2026 autumn")]))) == []
    assert asked(load(in_long(wave(33, wave="2027")))) == [ASKED]


@pytest.mark.parametrize(("same", "expected"), [(16, [ASKED]), (15, [])])
def test_more_than_half_of_the_smaller_wave_must_say_the_same(same, expected):
    load(wave())
    report = load(
        [*wave(same, wave="2027"), *wave(30 - same, seed=2, first=same, wave="2027"), *wave(40, 1, 100, wave="2027")]
    )
    assert asked(report) == expected


def test_people_without_ids_are_told_by_their_place_and_all_they_say():
    def nameless(rows):
        return [{name: text for name, text in row.items() if name != "subject_id"} for row in rows]

    load(nameless(wave()))
    assert asked(load(nameless(wave(33, wave="2026 autumn")))) == [ASKED]
    assert asked(load(nameless(wave(33, seed=2, wave="2027")))) == []


@pytest.mark.parametrize(
    "export",
    [
        wave(seed=2, wave="2026 autumn"),  # asked anew
        wave(30, 1, 100, wave="2026 autumn"),  # other people
        wave(4, wave="2026 autumn"),  # too few of whom anything could be shown
        [*wave(10, wave="2026 autumn"), *wave(30, 1, 100, wave="2026 autumn")],  # ten who say the same
    ],
)
def test_a_wave_that_was_asked_anew_is_not_asked_about(export):
    load(wave())
    report = load(export)
    assert report.refusal is None
    assert asked(report) == []


def test_people_who_nearly_all_answer_alike_are_not_asked_about_for_that():
    def alike(seed: int, name: str):
        rng = random.Random(seed)
        rows = []
        for number in range(60):
            answers = rng.choices(LEVELS, [0, 1, 30, 1], k=len(DIMENSIONS))
            rows.append(assessment(f"p{number}", **dict(zip(DIMENSIONS, answers, strict=True)), wave=name))
        return rows

    load(alike(1, "2025"))
    assert asked(load(alike(2, "2026"))) == []


def test_a_correction_of_the_same_wave_and_one_after_undo_are_not_asked_about():
    load(wave())
    assert load(wave(33), replaces=1).assessments_loaded == 33
    undo(2)
    assert load(wave(34, wave="2026 autumn")).assessments_loaded == 34
