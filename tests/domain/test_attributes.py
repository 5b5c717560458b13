"""The organisation's own attributes, as a file declares them."""

from dataclasses import replace

import pytest

import settings
from domain.declared import attributes, breakdowns
from domain.errors import Unreadable


WHOLE = '{ id = "organisation", columns = [] }'
YEARS, COHORT = attributes.parse(
    {
        "years": {"bands": [2, 5, 10.5]},
        "cohort": {"name": "Cohort", "kind": "ordered", "values": ["Cohort 1", "Cohort 2"]},
    },
    "a.toml",
)
SENSITIVE = replace(COHORT, is_sensitive=True)


@pytest.mark.parametrize(
    ("attribute", "text", "meaning"),
    [
        (YEARS, "0", "Under 2"),
        (YEARS, "2", "2 to under 5"),
        (YEARS, "4,9", "2 to under 5"),
        (YEARS, "5 years", "5 to under 10.5"),
        (YEARS, "10.5", "10.5 or more"),
        (YEARS, "10.5 or more", "10.5 or more"),
        (YEARS, "a while", None),
        (COHORT, "cohort  1", "Cohort 1"),
        (COHORT, "Cohort 9", "Cohort 9"),
    ],
)
def test_a_text_means_its_band_or_the_spelling_that_was_declared(attribute, text, meaning):
    assert attribute.meaning(text) == meaning


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x", "can't be read as attributes"),
        ({"Cohort": {}}, "can't be an attribute's word"),
        ({"team": {}}, "can't be an attribute's word"),
        ({"cohort": 1}, "not laid out as one"),
        ({"cohort": {"band": [1]}}, "not laid out as one"),
        ({"cohort": {"values": "x"}}, "not laid out as one"),
        ({"cohort": {"bands": [5, 2]}}, "from low to high"),
        ({"cohort": {"bands": [2], "values": ["x"]}}, "no values beside them"),
        ({"cohort": {"kind": "number"}}, "category or ordered"),
    ],
)
def test_a_declaration_that_makes_no_sense_is_refused_in_a_sentence(content, says):
    with pytest.raises(Unreadable, match=says):
        attributes.parse(content, "a.toml")


def test_what_is_kept_is_what_is_read_and_sensitive_for_good():
    assert attributes.declared() == ()
    attributes.keep([YEARS, SENSITIVE])
    attributes.keep([replace(COHORT, headers=("Which cohort?",))])
    assert attributes.declared() == (YEARS, replace(SENSITIVE, headers=("Which cohort?",)))


def test_people_in_bands_of_two_kinds_are_not_put_together():
    with pytest.raises(Unreadable, match="other bands"):
        attributes.together([YEARS], [replace(YEARS, bands=(3.0,))])


def test_a_file_that_is_no_toml_is_said_to_be_none(home):
    home.mkdir()
    settings.attributes().write_text("[cohort", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"attributes\.toml can't be read"):
        breakdowns.declared()


@pytest.mark.parametrize("word", ["cohort", "own_cohort"])
def test_a_breakdown_is_by_an_attribute_that_is_known(word):
    text = f'breakdowns = [{WHOLE}, {{ id = "c", columns = ["{word}"] }}]'
    declared = breakdowns.parse(text, (COHORT, YEARS))
    assert declared.breakdowns[1].key == ("own_cohort",)
    assert declared.used_attributes == (COHORT,)
    assert {"own_cohort", "own_years"} & declared.apart == {"own_cohort"}
    with pytest.raises(Unreadable, match=word):
        breakdowns.parse(text)


@pytest.mark.parametrize(
    "line",
    [
        '{ id = "c", columns = ["cohort", "role"] }',
        '{ id = "d", columns = ["division"] }, { id = "c", columns = ["cohort"], parent = "d" }',
    ],
)
def test_a_sensitive_attribute_is_shown_for_the_whole_organisation_alone(line):
    text = f"breakdowns = [{WHOLE}, {line}]"
    assert breakdowns.parse(text, (COHORT,))
    with pytest.raises(Unreadable, match="sensitive"):
        breakdowns.parse(text, (SENSITIVE,))


def test_a_sensitive_attribute_has_a_threshold_of_its_own():
    declared = breakdowns.parse(f'breakdowns = [{WHOLE}, {{ id = "c", columns = ["cohort"] }}]', (SENSITIVE,))
    assert [declared.least("c", 11), declared.least("c", 25), declared.least("organisation", 11)] == [20, 25, 11]
