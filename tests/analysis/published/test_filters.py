"""A filter shows published rows and sums of them, and nothing else."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from analysis.published import filters, grid, metrics, only
from analysis.published.only import Only
from tests.support.published import NOBODY, Block, Slice, alone, trust, whole
from tests.support.told import chosen


BREAKDOWNS = ("division", "team", "role", "division_role")


def names(rows):
    return rows.loc[~rows["is_overall"], "group"].drop_duplicates().tolist()


def filtered(store, breakdown, by, *groups):
    """The selection by a breakdown of some groups of another, by their names; and what is said to be missing."""
    selection = chosen(store, breakdown=breakdown)
    there = {name: group for group, name in filters.choices(store, selection)[by].items()}
    return filters.applied(store, selection, Only(by, tuple(there[group] for group in groups)).written())


def published_rows(store, slice_id):
    """Each published row, by dimension, breakdown and name: subjects, ratings and counts of levels."""
    found = store._connection.cursor().execute("from blocks where slice_id = $1", [slice_id]).fetchall()
    return {(row[1], row[2], row[3]): np.array([row[7], row[8], *row[9]]) for row in found}


def test_one_value_shows_its_groups_and_itself(published):
    store = published()
    selection, missing = filtered(store, "team", "division", "Division 2")
    assert missing is None
    assert names(grid.placed(store, selection)) == ["Division 2", "Ward 2.1", "Ward 2.2", "Ward 2.3 + Ward 2.4"]
    roles, missing = filtered(store, "role", "division", "Division 2")
    assert (roles.breakdown, missing) == ("division_role", None)
    assert set(names(grid.placed(store, roles))) > {"Division 2"}
    back, _ = filtered(store, "division", "role", names(grid.placed(store, chosen(store, breakdown="role")))[0])
    assert back.breakdown == "division_role"


def test_several_of_one_breakdown_are_added_up_from_their_rows(published):
    store = published()
    selection, _ = filtered(store, "division", "division", "Division 1", "Division 3")
    rows = grid.placed(store, selection)
    assert names(rows) == ["Division 1 and Division 3 together", "Division 1", "Division 3"]
    for _, of_dimension in rows[~rows["is_overall"]].groupby("dimension_id"):
        total, *parts = of_dimension.to_dict("records")
        assert total["subjects"] == sum(part["subjects"] for part in parts)
        assert list(total["level_ratings"]) == np.sum([list(part["level_ratings"]) for part in parts], axis=0).tolist()
    cells = metrics.cells(store, selection)
    widths = (cells["upper"] - cells["lower"]).groupby(cells["group"], sort=False).mean()
    assert widths["Division 1 and Division 3 together"] < min(widths["Division 1"], widths["Division 3"])


def test_every_filter_shows_sums_of_published_rows_of_one_breakdown_and_nothing_else(published):
    """Each row of every filter, by every breakdown: whoever reads them all has read nothing but published rows."""
    store = published()
    seen = 0
    for breakdown in BREAKDOWNS:
        selection = chosen(store, breakdown=breakdown)
        rows_of = published_rows(store, selection.slice_id)
        for by, groups in filters.choices(store, selection).items():
            picked = [[group] for group in groups] + [list(pair) for pair in combinations(list(groups)[:4], 2)]
            for one in picked:
                under, _ = filters.applied(store, selection, Only(by, tuple(sorted(one))).written())
                for row in grid.placed(store, under).to_dict("records"):
                    figures = np.array([row["subjects"], row["ratings"], *row["level_ratings"]])
                    here = {key[1:]: value for key, value in rows_of.items() if key[0] == row["dimension_id"]}
                    own = [value for (_, block), value in here.items() if block == row["block_id"]]
                    parts = own or [sum(here[by, block] for block in one)]
                    assert (figures == parts[0]).all()
                    seen += 1
    assert seen > 1_000


def test_a_crossing_that_is_not_published_is_not_made_up_and_two_that_are_stand_in_its_place(published):
    blocks = [block for block in trust() if block.breakdown != "division_role"]
    store = published(Slice(blocks=blocks))
    selection, missing = filtered(store, "role", "division", "Division 2")
    assert selection.breakdown == "division"
    assert names(grid.placed(store, selection)) == ["Division 2"]
    assert (missing.groups, missing.breakdown) == ("Division 2", "role")
    assert [offer.label for offer in missing.offers] == ["Everybody by role", "Division 2 by team"]
    assert missing.columns == ("division", "role")


def test_a_group_that_is_partly_outside_is_not_shown(published):
    pair = [NOBODY | {"division": name, "team": "Ward"} for name in ("A", "B")]
    blocks = [
        whole(100),
        alone("division", division="A"),
        alone("division", division="B"),
        Block("team", "Ward + Ward", pair),
    ]
    store = published(Slice(blocks=[*blocks, alone("team", division="A", team="Ward 1")]))
    selection, _ = filtered(store, "team", "division", "A")
    assert names(grid.placed(store, selection)) == ["A", "Ward 1"]


def test_groups_are_added_up_only_on_dimensions_that_show_each_by_itself(published):
    first, second = alone("division", division="A"), alone("division", division="B")
    one, other = (replace(block, dimensions=("dimension_a",)) for block in (first, second))
    pair = Block("division", "A + B", [NOBODY | {"division": name} for name in "AB"], dimensions=("dimension_b",))
    store = published(Slice(blocks=[whole(200), one, other, pair]))
    selection, _ = filtered(store, "division", "division", "A", "B")
    rows = grid.placed(store, selection)
    assert rows.loc[rows["group"] == "A and B together", "dimension_id"].tolist() == ["dimension_a"]


@pytest.mark.parametrize("text", ["", "division", "division:", ":", "nowhere:abc", "division:abc"])
def test_a_filter_that_is_not_published_filters_nothing(published, text):
    store = published()
    selection = chosen(store)
    assert filters.applied(store, selection, text) == (selection, None)


def test_a_group_is_asked_for_by_its_id_or_by_its_name_which_may_have_commas(published):
    names = ("A", "Care, home", "Care")
    store = published(Slice(blocks=[whole(100), *(alone("division", division=name) for name in names)]))
    ids = {
        name: group for group, name in filters.choices(store, chosen(store, breakdown="division"))["division"].items()
    }
    for text, groups in (
        ("division:a", ("A",)),
        ("division: Care, home,A", ("Care, home", "A")),
        (f"division:{ids['Care']},Care, home,nothing", ("Care", "Care, home")),
    ):
        under, _ = filters.applied(store, chosen(store, breakdown="division"), text)
        assert under.only == Only("division", tuple(sorted(ids[name] for name in groups))).written()


def test_a_filter_is_read_as_it_was_written():
    chosen = Only("division", ("a", "b"))
    assert only.read(chosen.written()) == chosen
