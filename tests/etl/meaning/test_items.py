"""Answers of items, such as competencies, count for their dimension, in one row a rating as in one row an assessment."""

import random
from statistics import median_low

import pytest

import settings
from domain.declared.framework_file import read_framework
from domain.declared.mapping_file import Mapping
from etl.history.batches import undo
from tests.support.door import load, records


MODEL = "nhs_management_and_leadership_framework"
FRAMEWORK = read_framework(MODEL)
ITEMS = {item.name: item.dimension_id for item in FRAMEWORK.items}
LEVELS = [level.name for level in FRAMEWORK.levels]
COUNTS = """
    select rater_group, dimension_id, level, count(*)
    from records.ratings join records.assessments using (assessment_id)
    group by all
    order by all
"""


def person(number: int, **more: str) -> dict[str, str]:
    where = {"organisation": "Trust", "division": "D", "team": f"T{number % 3}", "role": "Medical and Dental"}
    return {"subject_id": f"p{number}", **where, "care_setting": "Acute", "wave": "2026 autumn", **more}


def answers(people: int = 12) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Each assessment's own columns, and its answer to each item: of self, and of two peers."""
    given = []
    for number in range(people):
        for group, rater in (("self", ""), ("peers", f"a{number}"), ("peers", f"b{number}")):
            chosen = random.Random(f"{number} {rater}").choices(LEVELS, k=len(ITEMS))
            given.append((person(number, rater_group=group, rater_id=rater), dict(zip(ITEMS, chosen, strict=True))))
    return given


def in_wide(given) -> list[dict[str, str]]:
    return [{**own, **of_items} for own, of_items in given]


def in_long(given) -> list[dict[str, str]]:
    return [{**own, "dimension": item, "level": level} for own, of_items in given for item, level in of_items.items()]


def by_hand(given) -> list[tuple]:
    counted: dict[tuple, int] = {}
    for own, of_items in given:
        for dimension in FRAMEWORK.dimensions:
            levels = [
                LEVELS.index(level) + 1 for item, level in of_items.items() if ITEMS[item] == dimension.dimension_id
            ]
            key = own["rater_group"], dimension.dimension_id, median_low(levels)
            counted[key] = counted.get(key, 0) + 1
    return sorted((*key, number) for key, number in counted.items())


@pytest.mark.parametrize("shape", [in_long, in_wide])
def test_a_dimension_is_the_lower_median_of_its_items_in_either_shape(shape):
    given = answers()
    report = load(shape(given), framework=MODEL)
    assert report.refusal is None
    assert report.rows_refused == 0
    assert report.assessments_loaded == 36
    assert records(COUNTS) == by_hand(given)


def test_questions_that_a_mapping_names_are_read_as_items_are_in_the_long_shape():
    given = answers(4)
    mapping = Mapping(dimensions={
        dimension.dimension_id: [f"My {item}" for item in ITEMS if ITEMS[item] == dimension.dimension_id]
        for dimension in FRAMEWORK.dimensions
    })  # fmt: skip
    rows = [{**row, "dimension": f"My {row['dimension']}"} for row in in_long(given)]
    report = load(rows, framework=MODEL, mapping=mapping)
    assert report.rows_refused == 0
    assert records(COUNTS) == by_hand(given)


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_a_dimensions_own_answer_stands_before_those_of_its_items(shape):
    own = {dimension.name: "Strong" for dimension in FRAMEWORK.dimensions}
    given = [(person(1), {**own, **dict.fromkeys(ITEMS, "Insufficient")})]
    report = load((in_wide if shape == "wide" else in_long)(given), framework=MODEL)
    assert report.rows_refused == 0
    assert records("select distinct level from records.ratings") == [(4,)]


def test_an_item_that_one_rater_answers_twice_is_refused_the_second_time():
    once = in_long([(person(1), {"Build engagement": "Strong", "Manage challenges": "Strong"})])
    report = load([*once, once[0] | {"level": "Insufficient"}], framework=MODEL)
    assert [refusal.rows for refusal in report.refusals] == [[4]]


def test_an_item_left_blank_leaves_the_dimension_to_the_others():
    given = {
        "Build engagement": "Strong",
        "Make sure people feel safe in the workplace": "",
        "Manage challenges": "N/A",
    }
    load(in_long([(person(1), given)]), framework=MODEL)
    assert records("select level from records.ratings where dimension_id = 'building_teams'") == [(4,)]


def test_the_management_and_leadership_framework_has_the_names_and_order_of_its_source():
    # The framework's standards and competencies, version 1.0, 2025.
    assert [area.name for area in FRAMEWORK.areas] == [
        "Developing self",
        "Managing people and resources",
        "Delivering across health and care",
    ]
    assert [dimension.name for dimension in FRAMEWORK.dimensions] == [
        "Personal productivity and wellbeing",
        "Communicating well",
        "Responsibility and integrity",
        "Building teams",
        "Performance and delivery",
        "Efficiency and effectiveness",
        "Improving quality",
        "Innovation and improvement",
        "Working collaboratively",
    ]
    assert [dimension.area_id for dimension in FRAMEWORK.dimensions] == [
        area.area_id for area in FRAMEWORK.areas for _ in range(3)
    ]
    assert [item.dimension_id for item in FRAMEWORK.items] == [
        dimension.dimension_id for dimension in FRAMEWORK.dimensions for _ in range(3)
    ]
    assert LEVELS == ["Insufficient", "Essential", "Proficient", "Strong", "Very strong"]
    assert FRAMEWORK.level_of("Exemplary") == 5


def test_the_boards_framework_has_the_six_domains_of_its_source():
    # NHS leadership competency framework for board members, NHS England, 2024.
    framework = read_framework("board_leadership_competency_framework")
    assert [dimension.name for dimension in framework.dimensions] == [
        "Driving high-quality and sustainable outcomes",
        "Setting strategy and delivering long-term transformation",
        "Promoting equality and inclusion, and reducing health and workforce inequalities",
        "Providing robust governance and assurance",
        "Creating a compassionate, just and positive culture",
        "Building a trusted relationship with partners and communities",
    ]
    assert settings.FRAMEWORKS.joinpath(f"{framework.framework_id}.toml").is_file()


OF_ITEMS = """
    select rater_group, item_id, level, count(*)
    from records.item_ratings join records.assessments using (assessment_id)
    group by all
    order by all
"""


@pytest.mark.parametrize("shape", [in_long, in_wide])
def test_what_was_answered_on_each_item_is_kept_beside_its_dimensions_level_in_either_shape(shape):
    given = answers()
    given[0][1][next(iter(ITEMS))] = ""  # left open: no level of that item
    load(shape(given), framework=MODEL)
    ids = {item.name: item.item_id for item in FRAMEWORK.items}
    counted: dict[tuple, int] = {}
    for own, of_items in given:
        for item, level in of_items.items():
            if level:
                key = own["rater_group"], ids[item], LEVELS.index(level) + 1
                counted[key] = counted.get(key, 0) + 1
    assert records(OF_ITEMS) == sorted((*key, number) for key, number in counted.items())


def test_an_undone_load_leaves_no_answers_of_items():
    report = load(in_long(answers(3)), framework=MODEL)
    assert records("select count(*) > 0 from records.item_ratings") == [(True,)]
    undo(report.batch_id)
    assert records("select count(*) from records.item_ratings") == [(0,)]
