"""Comparisons against the published rows, worked out again in plain Python, SciPy and statsmodels."""

import math

import numpy as np
import pytest
from scipy.stats import false_discovery_control, mannwhitneyu

from analysis.charts import label_places
from analysis.compared import compare, funnel
from analysis.published import counts, independent, metrics, store, summary
from analysis.published.selection import choose
from analysis.statistics import effective_people
from tests.support.published import NOBODY, Block, Framework, Slice, trust, whole
from tests.support.tables import answers


ONE = Framework(dimensions=("Dimension A",))
TWO = Framework(dimensions=("Dimension A", "Dimension B"))


def chosen(opened, **wished):
    return choose(opened, wished)[0]


def group_id(opened, selection, name):
    return {label: key for key, label in compare.groups(opened, selection).items()}[name]


def published_counts(opened, selection):
    """By group name and dimension, straight from the view that others rely on."""
    cursor = opened._connection.cursor().execute(
        "select block, dimension_id, list(level_ratings order by level), any_value(subjects) from release"
        " where breakdown in ($1, 'organisation') group by all",
        [selection.breakdown],
    )
    return {
        (block, dimension): (np.array(levels), subjects) for block, dimension, levels, subjects in cursor.fetchall()
    }


@pytest.fixture
def sized(published):
    """A trust whose divisions add up to the organisation on every dimension."""

    def write(**more):
        random = np.random.default_rng(4)
        blocks, names = [], ("Division 1", "Division 2", "Division 3")
        for dimension in ("dimension_a", "dimension_b"):
            of_divisions = [random.multinomial(size, random.dirichlet([4] * 4)) for size in (30, 60, 150)]
            for name, levels in zip(names, of_divisions, strict=True):
                members = [NOBODY | {"division": name}]
                blocks.append(Block("division", name, members, int(levels.sum()), (dimension,), tuple(levels)))
            blocks.append(whole(240, dimensions=(dimension,), counts=tuple(sum(of_divisions))))
        return published(Slice(framework=TWO, blocks=blocks), **more)

    return write


def test_the_rest_is_the_organisation_without_the_group(sized):
    opened = sized()
    selection = chosen(opened)
    found = published_counts(opened, selection)
    groups = counts.of_groups(opened, selection)
    groups = groups[~groups["is_overall"]]
    rest = counts.rest_of(opened, selection, groups)
    for group, other in zip(groups.itertuples(), rest.itertuples(), strict=True):
        others = [
            found[name, group.dimension_id]
            for name in compare.groups(opened, selection).values()
            if name != group.block
        ]
        assert other.level_ratings.tolist() == sum(levels for levels, _ in others).tolist()
        assert other.subjects == sum(subjects for _, subjects in others)


def test_every_group_and_its_rest_are_one_family_tested_as_scipy_does(sized):
    opened = sized()
    selection = chosen(opened)
    found = published_counts(opened, selection)
    compared = compare.with_rest(opened, selection)
    assert len(compared) == 3 * 2
    ps = []
    for row in compared.itertuples():
        own, _ = found[row.block, row.dimension_id]
        rest = found["Whole organisation", row.dimension_id][0] - own
        ps.append(mannwhitneyu(answers(own), answers(rest), method="asymptotic", use_continuity=False).pvalue)
        assert math.isclose(row.difference, own[2:].sum() / own.sum() - rest[2:].sum() / rest.sum())
    assert np.allclose(compared["p"], ps, atol=2e-4)
    assert np.allclose(compared["adjusted_p"], false_discovery_control(compared["p"]))
    assert (compared["stands"] == (compared["adjusted_p"] <= 0.05)).all()


def test_two_groups_are_a_family_of_their_own_and_change_sign_with_their_places(sized):
    opened = sized()
    selection = chosen(opened)
    one, other = (group_id(opened, selection, name) for name in ("Division 1", "Division 3"))
    there, back = compare.pair(opened, selection, one, other), compare.pair(opened, selection, other, one)
    assert there["dimension"].tolist() == ["Dimension A", "Dimension B"]
    assert np.allclose(there["difference"], -back["difference"])
    assert np.allclose(there["superiority"], 1 - back["superiority"])
    assert np.allclose(there["p"], back["p"])
    assert np.allclose(there["adjusted_p"], false_discovery_control(there["p"]))


def test_a_group_that_is_everybody_has_no_rest(published):
    only = Block("division", "Only", [NOBODY | {"division": "Only"}], 40, None, (10, 10, 10, 10))
    opened = published(Slice(framework=ONE, blocks=[whole(40, counts=(10, 10, 10, 10)), only]))
    assert compare.with_rest(opened, chosen(opened))["p"].isna().all()
    assert compare.standing(opened, chosen(opened)).verdict.startswith(
        "There is nothing to compare: combined to protect"
    )


def test_groups_in_one_wider_block_are_not_compared_with_each_other_and_are_counted_once(published):
    wards = [NOBODY | {"division": "Medicine", "team": f"Ward {number}"} for number in (1, 2, 3)]
    blocks = [
        whole(100, counts=(25, 25, 25, 25)),
        *(Block("team", f"Ward {number}", [wards[number - 1]], 30, ("dimension_a",), (5, 5, 10, 10)) for number in (1, 2, 3)),
        Block("team", "Ward 1 + Ward 2", wards[:2], 60, ("dimension_b",), (10, 10, 20, 20)),
        Block("team", "Ward 3", wards[2:], 30, ("dimension_b",), (5, 5, 10, 10)),
    ]  # fmt: skip
    opened = published(Slice(framework=TWO, blocks=blocks))
    selection = chosen(opened, breakdown="team")
    one, other = (group_id(opened, selection, name) for name in ("Ward 1", "Ward 2"))
    assert compare.pair(opened, selection, one, other)["p"].isna().tolist() == [False, True]
    assert "Nothing to compare on Dimension B" in compare.comparison(opened, selection, one, other).exhibit.note
    assert len(compare.with_rest(opened, selection)) == 3 + 2


def test_raters_who_agree_make_a_difference_less_certain(published):
    levels = {"Ward 1": (20, 40, 40, 20), "Ward 2": (30, 40, 30, 20)}
    blocks = [
        whole(60, counts=(50, 80, 70, 40)),
        *(Block("division", name, [NOBODY | {"division": name}], 30, None, of) for name, of in levels.items()),
    ]
    peers = Slice(framework=ONE, rater_group="peers", blocks=blocks)
    unknown = published(peers)
    known = published(peers, version="v2", correlations={1: 0.3})
    selection = chosen(known)
    found, cautious = (compare.with_rest(opened, selection) for opened in (known, unknown))
    assert counts.of_groups(unknown, selection)["people"].tolist() == [60, 30, 30]
    assert np.allclose(
        counts.of_groups(known, selection)["people"], effective_people([60, 30, 30], [240, 120, 120], 0.35, 1.05)
    )
    assert (found["p"] < cautious["p"]).all()
    assert (found["difference"] == cautious["difference"]).all()


def test_a_sentence_says_both_shares_the_difference_and_its_interval(published):
    blocks = [
        whole(300, counts=(60, 60, 90, 90)),
        Block("division", "A&E *new*", [NOBODY | {"division": "A&E *new*"}], 100, None, (40, 40, 10, 10)),
        Block("division", "Surgery", [NOBODY | {"division": "Surgery"}], 200, None, (20, 20, 80, 80)),
    ]
    opened = published(Slice(framework=ONE, blocks=blocks))
    told = compare.standing(opened, chosen(opened))
    assert told.verdict == "**2 differences are clear**, of 2 compared."
    assert told.sentences[0] == (
        "**Dimension A**: 20% of ratings in A\\&E \\*new\\* are at strong or exemplary, and 80% in the rest of the"
        " organisation: 60 fewer in every 100 (95% interval 49 to 68)."
    )
    assert told.more[0] == (
        "**A\\&E \\*new\\*, Dimension A**: in 100 random pairs of ratings, one from each, the first is the higher in 12, the"
        " second in 72, and both are equal in 16."
    )


def test_no_difference_is_said_as_such(published):
    same = (10, 20, 20, 10)
    blocks = [
        whole(120, counts=(20, 40, 40, 20)),
        *(Block("division", name, [NOBODY | {"division": name}], 60, None, same) for name in ("A", "B")),
    ]
    opened = published(Slice(framework=ONE, blocks=blocks))
    told = compare.standing(opened, chosen(opened))
    assert told.verdict == "**No difference is clear.** Each of the 2 compared may be chance."
    assert told.sentences == told.more == []


def test_a_funnel_has_every_block_once_and_judges_it_by_its_size(published):
    def ward(name, people, high):
        return Block("division", name, [NOBODY | {"division": name}], people, None, (0, people - high, high, 0))

    blocks = [
        whole(1000, counts=(0, 500, 500, 0)),
        ward("Small", 20, 14),
        ward("Middle", 100, 64),
        ward("Large", 400, 280),
    ]
    opened = published(Slice(framework=ONE, blocks=blocks))
    found = funnel.points(opened, chosen(opened), "dimension_a").set_index("block")
    assert found["place"].to_dict() == {
        "Small": "inside",
        "Middle": "outside the inner",
        "Large": "outside the outer",
    }
    shown = funnel.exhibit(opened, chosen(opened), "dimension_a")
    for width in (label_places.BROAD, label_places.PHONE):
        named = {name.text for name in shown.figure.layout.annotations if width in name.text}
        with_room = ("<b>Large</b>", "Middle", *(["Small"] if width == label_places.BROAD else []))
        assert named == {f'<span style="{width}">{name}</span>' for name in with_room}
    assert [trace.name for trace in shown.figure.data if trace.showlegend] == [
        "Whole organisation",
        "By chance, 95% of groups lie within",
        "99.8% lie within",
        "Beyond the solid lines",
        "Within them; point at one for its name",
    ]
    assert shown.message == "Dimension A: Large (70%) is higher than chance explains"
    assert "1 lie inside both limits, 1 between the two and 1 outside both" in shown.alternative


@pytest.mark.parametrize(("least", "most"), [(28, 32), (30, 30), (11, 40), (20, 400), (11, 9_000)])
def test_the_sizes_on_a_funnels_axis_can_be_read_however_alike_the_groups_are(published, least, most):
    def ward(name, people):
        return Block(
            "division", name, [NOBODY | {"division": name}], people, None, (0, people // 2, people - people // 2, 0)
        )

    blocks = [whole(least + most, counts=(0, least, most, 0)), ward("Small", least), ward("Large", most)]
    opened = published(Slice(framework=ONE, blocks=blocks))
    axis = funnel.exhibit(opened, chosen(opened), "dimension_a").figure.layout.xaxis
    shown = [tick for tick in axis.tickvals if axis.range[0] <= math.log10(tick) <= axis.range[1]]
    assert 3 <= len(shown) <= 12


@pytest.mark.parametrize("blocks", [[], [whole()], trust()], ids=["nothing", "only the whole", "a trust"])
@pytest.mark.parametrize("breakdown", ["division", "team", "care_setting"])
def test_whatever_is_published_there_is_something_to_say(published, blocks, breakdown):
    opened = published(Slice(blocks=blocks))
    selection = chosen(opened, breakdown=breakdown)
    assert compare.standing(opened, selection).verdict
    for dimension in metrics.dimensions(opened, selection.framework)["dimension_id"]:
        funnel.exhibit(opened, selection, dimension)
    assert store.current() is not None


def managed(rater_group, spread):
    """Twenty teams of 40 people whose shares lie as far apart as is asked, in two divisions."""
    random = np.random.default_rng(6)
    highs = np.clip(np.rint(20 + spread * random.normal(0, np.sqrt(40 * 0.25), 20)), 2, 38).astype(int)
    teams = [NOBODY | {"division": f"Division {number % 2}", "team": f"Ward {number}"} for number in range(20)]

    def counts_of(high, people):
        return ((people - high) // 2, people - high - (people - high) // 2, high // 2, high - high // 2)

    blocks = [
        Block("team", one["team"], [one], 40, None, counts_of(int(high), 40))
        for one, high in zip(teams, highs, strict=True)
    ]
    for number in range(2):
        high = int(highs[number::2].sum())
        name = f"Division {number}"
        blocks.append(Block("division", name, [NOBODY | {"division": name}], 400, None, counts_of(high, 400)))
    return Slice(
        framework=ONE, rater_group=rater_group, blocks=[whole(800, counts=counts_of(int(highs.sum()), 800)), *blocks]
    )


@pytest.mark.parametrize(("rater_group", "least", "most"), [("line_manager", 4, 12), ("peers", 4, 12), ("self", 1, 1)])
def test_ratings_by_others_are_worth_less_where_their_teams_lie_further_apart_than_by_chance(
    published, rater_group, least, most
):
    opened = published(managed(rater_group, spread=2))
    selection = chosen(opened)
    factor = independent.scatter(opened, selection)
    assert least <= factor <= most
    groups = counts.of_groups(opened, selection)
    assert np.allclose(groups["people"], groups["subjects"] / factor)


def test_ratings_by_others_keep_their_worth_where_teams_scatter_less_than_by_chance(published):
    opened = published(managed("line_manager", spread=0.4))
    assert independent.scatter(opened, chosen(opened)) == 1


def test_too_few_teams_are_said_so(published):
    opened = published(Slice(rater_group="line_manager", blocks=[whole()]))
    selection = chosen(opened)
    assert np.isnan(independent.scatter(opened, selection))
    assert "more of what is called clear may be chance" in summary.caution(opened, selection)


def test_a_difference_that_would_stand_alone_does_not_among_many(published):
    nine = Framework()
    close, same = (14, 36, 36, 14), (20, 30, 30, 20)
    blocks = []
    for number, name in enumerate("ABCDEFGHI"):
        first, second = ((10, 26, 36, 28) if number == 0 else close if number % 2 else same), same
        for group, of in (("One", first), ("Two", second)):
            members = [NOBODY | {"division": group}]
            blocks.append(Block("division", group, members, 100, (f"dimension_{name.lower()}",), of))
        both = tuple(sum(pair) for pair in zip(first, second, strict=True))
        blocks.append(whole(200, dimensions=(f"dimension_{name.lower()}",), counts=both))
    opened = published(Slice(framework=nine, blocks=blocks))
    selection = chosen(opened)
    one, two = (group_id(opened, selection, name) for name in ("One", "Two"))
    found = compare.pair(opened, selection, one, two)
    assert found["p"][0] < 0.05 < found["adjusted_p"][0]
    assert not found["stands"].any()


def test_a_rest_whose_rows_do_not_add_up_is_compared_with_nothing(published):
    """As where rows of an earlier publication stand beside the organisation's new ones."""
    blocks = [
        whole(100, counts=(0, 10, 20, 70)),
        Block("division", "A", [NOBODY | {"division": "A"}], 40, None, (20, 0, 10, 10)),
    ]
    opened = published(Slice(framework=ONE, blocks=blocks))
    found = compare.with_rest(opened, chosen(opened))
    assert found[["difference", "superiority", "p"]].isna().all().all()
    assert not found["stands"].any()
    assert compare.clearest(opened, chosen(opened)) is None
    assert compare.standing(opened, chosen(opened)).verdict.startswith("There is nothing to compare")
