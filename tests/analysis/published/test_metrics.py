"""Figures against the published counts, worked out again one row at a time in plain Python."""

import math

import numpy as np
import pytest

from analysis.published import counts, metrics
from analysis.published.selection import choose
from analysis.statistics import wilson_interval
from tests.support.published import NOBODY, Block, Framework, Slice, alone, trust, whole


LADDER = Framework("ladder", "A ladder", ("Up", "Down", "Over"), ("One", "Two", "Three", "Four", "Five"), ("Five",))


def chosen(store, **wished):
    return choose(store, wished)[0]


def ward(number, division="A"):
    return NOBODY | {"division": division, "team": f"Ward {number}"}


def one(frame, **names):
    """The one row where the columns have these values."""
    for column, value in names.items():
        frame = frame[frame[column] == value]
    (row,) = frame.to_dict("records")
    return row


@pytest.mark.parametrize("framework", [Framework(), LADDER])
@pytest.mark.parametrize("breakdown", ["division", "team", "role", "division_role"])
def test_every_cell_is_what_the_release_says(published, framework, breakdown):
    store = published(Slice(framework=framework), Slice(wave="another", framework=framework))
    selection = chosen(store, wave="2026 spring", breakdown=breakdown)
    store_rows = store._connection.cursor().execute("from release where wave = '2026 spring' order by level")
    columns = [column[0] for column in store_rows.description]
    release = [dict(zip(columns, row, strict=True)) for row in store_rows.fetchall()]
    cells = metrics.cells(store, selection)
    shares = metrics.level_shares(store, selection)
    expected = {}
    for row in release:
        if row["breakdown"] in ("organisation", breakdown):
            cell = expected.setdefault((row["block"], row["dimension_id"]), {"high": 0, "ratings": 0, "levels": []})
            cell["ratings"] += row["level_ratings"]
            cell["high"] += row["level_ratings"] if framework.levels[row["level"] - 1] in framework.high else 0
            cell["levels"].append(row["level_ratings"])
            cell["subjects"] = row["subjects"]
    assert len(cells) == len(expected)
    assert len(shares) == len(expected) * len(framework.levels)
    for (block, dimension_id), cell in expected.items():
        shown = one(cells, block=block, dimension_id=dimension_id)
        assert (shown["subjects"], shown["ratings"]) == (cell["subjects"], cell["ratings"])
        assert shown["high_ratings"] == cell["high"]
        assert math.isclose(shown["high_share"], cell["high"] / cell["ratings"])
        assert 0 <= shown["lower"] <= shown["high_share"] <= shown["upper"] <= 1
        of_levels = shares[(shares["block"] == block) & (shares["dimension_id"] == dimension_id)]
        assert of_levels["level_ratings"].tolist() == cell["levels"]
        assert math.isclose(of_levels["level_share"].sum(), 1)


def test_the_whole_organisation_comes_first_and_groups_and_dimensions_keep_their_order(published):
    store = published(Slice(blocks=trust(divisions=11, teams=3)))
    cells = metrics.cells(store, chosen(store, breakdown="division"))
    assert cells["group"].drop_duplicates().tolist() == [
        "Whole organisation", *(f"Division {number}" for number in range(1, 12))
    ]  # fmt: skip
    assert cells["dimension"].head(9).tolist() == list(Framework().dimensions)


def test_where_one_dimension_combined_further_each_group_shows_the_combined_figure_and_says_so(published):
    elsewhere = ("up", "down")
    blocks = [
        whole(),
        Block("team", "Ward 1", [ward(1)], 30, elsewhere),
        Block("team", "Ward 2", [ward(2)], 12, elsewhere),
        Block("team", "Ward 1 + Ward 2", [ward(1), ward(2)], 41, ("over",), (1, 10, 10, 10, 10)),
    ]
    store = published(Slice(framework=LADDER, blocks=blocks))
    cells = metrics.cells(store, chosen(store, breakdown="team"))
    assert cells["group"].drop_duplicates().tolist() == ["Whole organisation", "Ward 1", "Ward 2"]
    assert one(cells, group="Ward 2", dimension="Up") | {"subjects": 12, "is_wider": False} == one(
        cells, group="Ward 2", dimension="Up"
    )
    for name in ("Ward 1", "Ward 2"):
        cell = one(cells, group=name, dimension="Over")
        assert (cell["block"], cell["is_wider"], cell["is_combined"]) == ("Ward 1 + Ward 2", True, False)
        assert (cell["subjects"], cell["high_share"]) == (41, 10 / 41)
    people = one(metrics.groups(store, chosen(store, breakdown="team")), group="Ward 2")
    assert (people["people_least"], people["people_most"]) == (12, 12)


def test_groups_that_dimensions_combine_differently_are_told_apart(published):
    blocks = [
        whole(),
        Block("team", "Ward 1 + Ward 2", [ward(1), ward(2)], 20, ("up",)),
        Block("team", "Ward 3", [ward(3)], 20, ("up",)),
        Block("team", "Ward 1", [ward(1)], 20, ("down", "over")),
        Block("team", "Ward 2 + Ward 3", [ward(2), ward(3)], 20, ("down", "over")),
    ]
    store = published(Slice(framework=LADDER, blocks=blocks))
    cells = metrics.cells(store, chosen(store, breakdown="team"))
    names = ["Whole organisation", "Ward 1", "Ward 3", "Ward 2 + Ward 3"]
    assert cells["group"].drop_duplicates().tolist() == names
    assert one(cells, group="Ward 1", dimension="Up")["block"] == "Ward 1 + Ward 2"
    assert one(cells, group="Ward 3", dimension="Down")["block"] == "Ward 2 + Ward 3"
    assert math.isnan(one(cells, group="Ward 2 + Ward 3", dimension="Up")["subjects"])


def test_a_cell_without_a_published_figure_is_there_and_empty(published):
    blocks = [whole(), Block("team", "Ward 1", [ward(1)], 30, ("up",))]
    store = published(Slice(framework=LADDER, blocks=blocks))
    cells = metrics.cells(store, chosen(store, breakdown="team"))
    assert len(cells) == 2 * 3
    empty = one(cells, group="Ward 1", dimension="Down")
    assert math.isnan(empty["high_share"])
    assert math.isnan(empty["subjects"])
    assert not empty["is_wider"]


def test_a_breakdown_that_was_not_published_leaves_the_whole_organisation(published):
    store = published(Slice(blocks=[whole()]))
    assert metrics.groups(store, chosen(store, breakdown="team"))["group"].tolist() == ["Whole organisation"]


def test_nothing_published_of_a_slice_is_empty_not_an_error(published):
    store = published(Slice(blocks=[]))
    for figures in (metrics.cells, metrics.level_shares, metrics.groups):
        assert figures(store, chosen(store)).empty


def test_people_are_a_range_where_dimensions_differ(published):
    blocks = [
        whole(),
        alone("role", 40, role="Students"),
        Block("role", "Students", [NOBODY | {"role": "Students"}], 38, ("down",)),
    ]
    blocks[1].dimensions = ("up", "over")
    store = published(Slice(framework=LADDER, blocks=blocks))
    group = one(metrics.groups(store, chosen(store, breakdown="role")), group="Students")
    assert (group["people_least"], group["people_most"]) == (38, 40)


@pytest.mark.parametrize(
    ("high", "words"),
    [(("Strong", "Exemplary"), "strong or exemplary"), (("Proficient",), "proficient"), ((), "exemplary")],
)
def test_what_counts_as_high_is_said_in_the_frameworks_own_words(published, high, words):
    framework = Framework(high=high)
    store = published(Slice(framework=framework))
    assert metrics.high_levels(store, framework.framework_id) == words


def test_every_pages_intervals_rest_on_independent_answers_not_on_people_or_ratings(published):
    raters = Slice(rater_group="peers", blocks=[whole(60, counts=(60, 60, 60, 60)), *trust()[1:]])
    store = published(raters, correlations={1: 0.3})
    selection = chosen(store, breakdown="team")
    cells, worth = metrics.cells(store, selection), counts.of_groups(store, selection)["people"]
    assert cells["people"].tolist() == worth.tolist()
    expected = wilson_interval(cells["high_share"], worth)
    assert cells["lower"].tolist() == pytest.approx(expected[0].tolist())
    assert cells["upper"].tolist() == pytest.approx(expected[1].tolist())
    overall = cells.iloc[0]
    assert (overall["subjects"], overall["ratings"]) == (60, 240)
    assert overall["people"] not in (60, 240)


def test_a_group_that_is_in_no_block_of_its_own_on_any_dimension_has_no_row(published):
    """Were it the rows that all dimensions agree on, Ward 1, of one person, would have one."""
    one, two, three = (ward(number) for number in (1, 2, 3))
    blocks = [
        whole(42),
        Block("team", "Ward 1 + Ward 2", [one, two], 21, ("up", "over")),
        Block("team", "Ward 3", [three], 21, ("up", "over")),
        Block("team", "Ward 2", [two], 20, ("down",)),
        Block("team", "Ward 1 + Ward 3", [one, three], 22, ("down",)),
    ]
    store = published(Slice(framework=LADDER, blocks=blocks))
    cells = metrics.cells(store, chosen(store, breakdown="team"))
    shown = cells[cells["subjects"].notna()].groupby("group", sort=False)["dimension"].agg(list).to_dict()
    assert shown == {
        "Whole organisation": ["Up", "Down", "Over"],
        "Ward 1 + Ward 2": ["Up", "Over"],
        "Ward 2": ["Up", "Down", "Over"],
        "Ward 3": ["Up", "Down", "Over"],
    }
    assert cells.loc[cells["is_wider"], ["group", "dimension", "block"]].values.tolist() == [
        ["Ward 2", "Up", "Ward 1 + Ward 2"],
        ["Ward 2", "Over", "Ward 1 + Ward 2"],
        ["Ward 3", "Down", "Ward 1 + Ward 3"],
    ]


def test_where_the_number_invited_is_known_the_whole_organisations_interval_alone_is_narrower(published):
    slices = [Slice(), Slice(rater_group="peers")]
    before = published(*slices)
    after = published(*slices, version="v2", invited={"2026 spring": 420})
    for rater_group, narrower in (("self", True), ("peers", False)):
        cells = [metrics.cells(store, chosen(store, rater_group=rater_group)) for store in (before, after)]
        was, now = ((frame["upper"] - frame["lower"]).to_numpy() for frame in cells)
        overall = cells[0]["is_overall"].to_numpy()
        assert np.array_equal(now[~overall], was[~overall], equal_nan=True)
        assert (now[overall] < was[overall] / 2).all() == narrower
        assert np.array_equal(now[overall], was[overall]) != narrower
