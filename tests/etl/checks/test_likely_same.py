"""Teams, divisions and organisations that are likely one in two spellings are told, offered, and never made one unasked."""

import random
import string

import pytest

from domain.declared.mapping_file import read_mapping
from domain.door.load import Pair
from etl.checks.likely_same import _pairs
from etl.checks.tidiness import tidiness
from tests.support.door import assessment, load, records


def people(*teams: str, start: int = 0) -> list[dict[str, str]]:
    return [assessment(f"p{start + number}", team=team) for number, team in enumerate(teams)]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("AMU", "Acute Medical Unit"),
        ("ED", "Emergency Department"),
        ("T&O", "Trauma and Orthopaedics"),
        ("T & O", "Trauma & Orthopaedics"),
        ("A&E", "Accident and Emergency"),
        ("ITU 2", "Intensive Therapy Unit 2"),
        ("AMU", "Acute Medical Unit (AMU)"),
        ("Women & Children", "Women and Children"),
        ("Theatre", "Theatres"),
        ("Children's Ward", "Childrens Ward"),
        ("Ward-3", "Ward 3"),
        ("Cardiolgy", "Cardiology"),
        ("Emergancy Department", "Emergency Department"),
        ("THEATRES RECOVERY", "Theatre Recovery"),
        ("The Maternity Unit", "Maternity Unit"),
    ],
)
def test_a_likely_pair_is_found(name, kept):
    assert list(_pairs(sorted([name, kept, "Pharmacy"]))) == [tuple(sorted((name, kept)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ward 3", "Ward 5"),
        ("Ward 3", "Ward 33"),
        ("Ward A", "Ward B"),
        ("Male Surgical", "Female Surgical"),
        ("Cardiology", "Radiology"),
        ("Neurology", "Urology"),
        ("ITU 1", "Intensive Therapy Unit 2"),
        ("AMU", "SMU"),
        ("Medical Unit", "Surgical Unit"),
        ("Community North", "Community South"),
        ("ED", "Eating"),
        ("Heron Ward", "Hawthorn Ward"),  # the same initials, both in full
        ("Corporate Services", "Community Services"),
    ],
)
def test_names_that_differ_in_what_tells_wards_apart_are_no_pair(one, other):
    assert list(_pairs(sorted([one, other]))) == []


def test_a_load_tells_likely_pairs_asks_nothing_and_makes_them_no_one():
    report = load(people("AMU", "AMU", "Acute Medical Unit", "Ward 3"))
    assert report.likely_same == {"team": [Pair("AMU", "Acute Medical Unit")]}
    assert report.refusal is None
    assert records("select count(distinct team) from records.assessments") == [(3,)]
    (told,) = [finding.message for finding in report.findings if finding.rule == "likely_same"]
    assert '[values.team] "AMU" = "Acute Medical Unit"' in told


def test_a_name_of_an_earlier_load_is_kept_and_pairs_of_earlier_loads_alone_are_not_told():
    load(people("AMU", "ED", "Emergency Department"))
    report = load(people("Acute Medical Unit", "ED", start=10))
    assert report.likely_same == {"team": [Pair("Acute Medical Unit", "AMU")]}


def test_what_a_mapping_says_is_one_is_one_however_it_is_spelled_and_what_it_says_are_two_is_told_no_more(tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text(
        '[values.team]\n"AMU" = "Acute Medical Unit"\n"ED" = "ED"\n"Emergency Department" = "Emergency Department"',
        "utf-8",
    )
    rows = people("AMU", "amu", "Acute Medical Unit", "ED", "Emergency Department")
    report = load(rows, mapping=read_mapping(file))
    assert report.likely_same == {}
    assert records("select team, count(*) from records.assessments group by team order by team") == [
        ("Acute Medical Unit", 3),
        ("ED", 1),
        ("Emergency Department", 1),
    ]


@pytest.mark.parametrize(
    ("tidier", "other"),
    [
        ("Ward 3", "ward 3"),
        ("Ward 3", "WARD 3."),
        ("Care of the Elderly", "Care Of The Elderly"),
        ("Care of the Elderly", "care of the elderly"),
        ("AMU", "amu"),
        ("Theatres", "THEATRES"),
    ],
)
def test_the_tidier_spelling_is_kept_not_the_first_or_the_most_frequent(tidier, other):
    assert tidiness(tidier) > tidiness(other)
    report = load(people(other, other, other, tidier))
    assert records("select team, count(*) from records.assessments group by team") == [(tidier, 4)]
    assert report.refusal is None


def test_thousands_of_names_are_compared_by_their_keys():
    random.seed(4)
    names = {"".join(random.choices(string.ascii_lowercase, k=9)).capitalize() + f" {n}" for n in range(2_000)}
    assert list(_pairs(sorted(names | {"Acute Medical Unit", "AMU"}))) == [("AMU", "Acute Medical Unit")]
