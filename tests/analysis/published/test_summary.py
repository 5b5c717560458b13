"""Key figures and the sentences about a selection as a whole."""

import pytest

from analysis.published import summary
from analysis.published.selection import choose
from tests.support.published import Slice, alone, trust, whole


MISSING = (
    "By team, every group is combined to protect confidentiality, so only the whole organisation is shown. That is so where"
    " groups are small or much alike, or where a breakdown splits people in nearly the same way as another: the difference"
    " between the two would be about a few people."
)


def chosen(opened, **wished):
    return choose(opened, wished)[0]


def facts(opened, **wished):
    return {fact.label: (fact.value, fact.explanation) for fact in summary.facts(opened, chosen(opened, **wished))}


def test_the_headline_says_whose_figures_these_are_from_whom_and_when(published):
    opened = published(Slice(rater_group="peers"))
    selection = chosen(opened)
    assert summary.headline(opened, selection) == (
        "Example NHS Trust · 2026 spring · rated by their peers · performance · Healthcare Leadership Model"
    )
    assert "peers" not in summary.headline(opened, selection, without="rater_group")


@pytest.mark.parametrize(
    ("people", "fewest", "explanation"),
    [
        (42, 31, "Not everyone was rated on every dimension: 31 on the one with fewest, 40 with most."),
        (42, 40, "Not everyone was rated on every dimension: 40 on each."),
        (40, 40, "Each of them was rated on every dimension."),
    ],
)
def test_people_are_all_who_count_on_any_dimension(published, people, fewest, explanation):
    blocks = [whole(40, dimensions=("dimension_a",)), whole(fewest, dimensions=("dimension_b",))]
    assert facts(published(Slice(blocks=blocks, people=people)))["People assessed"] == (f"{people}", explanation)


@pytest.mark.parametrize(
    ("blocks", "breakdown", "groups"),
    [
        (trust(divisions=3), "division", ("3", "Each of them stands alone.")),
        (trust(divisions=3), "team", ("9", "3 of them unite several groups: combined to protect confidentiality.")),
        (trust(divisions=1), "team", ("3", "1 of them unites several groups: combined to protect confidentiality.")),
        ([whole(), alone("division", division="A")], "division", ("1", "It stands alone.")),
        ([whole()], "team", ("0", "Only the whole organisation is shown.")),
    ],
)
def test_groups_are_counted_and_those_that_unite_several_are_told(published, blocks, breakdown, groups):
    assert facts(published(Slice(blocks=blocks)), breakdown=breakdown)[f"Groups by {breakdown}"] == groups


def test_of_a_slice_of_which_nothing_is_published_nothing_is_counted(published):
    told = facts(published(Slice(blocks=[])))
    assert told["Groups"] == ("0", "Combined to protect confidentiality")
    assert told["People assessed"] == ("–", "Combined to protect confidentiality")


@pytest.mark.parametrize(
    ("blocks", "sentence"), [([whole()], MISSING), (trust(), ""), ([], "")], ids=["only the whole", "groups", "nothing"]
)
def test_the_whole_is_said_to_be_shown_only_where_it_is(published, blocks, sentence):
    opened = published(Slice(blocks=blocks))
    assert summary.missing_breakdown(opened, chosen(opened, breakdown="team")) == sentence
