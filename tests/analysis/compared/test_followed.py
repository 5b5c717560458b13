"""A group is followed through what it was called before, merged from or split off, and the break is marked."""

from dataclasses import replace

import duckdb
import numpy as np
import pytest

import settings
from analysis.compared import change
from analysis.heatmap import cells as heatmap_cells
from analysis.heatmap import detail, shown
from analysis.heatmap.view import View
from analysis.published import counts, followed, metrics
from analysis.published.store import Store
from disclosure.publish.store import SCHEMA
from domain.declared import structure
from domain.declared.structure import Change
from domain.errors import Unreadable
from tests.support.published import NOBODY, Block, Slice, alone, publish, sealed, whole
from tests.support.told import chosen


def store_with(changes, before, after):
    """Two waves, with teams by division, and what is said of their structure."""

    def teams(named):
        divisions = {division for division, _ in named}
        return [
            whole(400),
            *(alone("division", 100, division=one) for one in sorted(divisions)),
            *(alone("team", 30 + place, division=division, team=team) for place, (division, team) in enumerate(named)),
        ]

    return stored(changes, teams(before), teams(after))


def stored(changes, before, after):
    slices = [Slice(wave="2025 spring", blocks=before), Slice(wave="2026 spring", blocks=after)]
    path = publish(settings.published(), slices)
    with duckdb.connect(path) as opened:
        opened.execute((SCHEMA.parent / "structure.sql").read_text("utf-8"))
        for place, one in enumerate(changes):
            row = [place, one.organisation, one.column, list(one.before), list(one.after), one.since]
            opened.execute("insert into structure_changes values ($1, $2, $3, $4, $5, $6)", row)
    sealed(path)
    return Store(path)


def pairs(store, name):
    """The group's rows in the later wave, and those that stand for it in the earlier one."""
    selection = chosen(store, breakdown="team", wave="2026 spring")
    groups = metrics.groups(store, selection)
    group_id = groups.loc[groups["group"] == name, "group_id"].iloc[0]
    group = counts.of_group(store, selection, group_id)
    other = chosen(store, breakdown="team", wave="2025 spring")
    return selection, group_id, followed.in_slice(store, selection, other, group_id, group), other


def figures(store, selection, *names):
    rows = counts.of_groups(store, selection)
    return [rows[rows["block"] == name].sort_values("position") for name in names]


RENAMED = Change("team", ("Ward 1",), ("Acute ward",), "2026 spring")
MERGED = Change("team", ("Ward 1", "Ward 2"), ("Ward 12",), "2026 spring")
SPLIT = Change("team", ("Ward 1",), ("Ward 1a", "Ward 1b"), "2026 spring")


@pytest.mark.parametrize(
    ("of", "before", "after", "name", "was"),
    [
        (RENAMED, ["Ward 1", "Ward 2"], ["Acute ward", "Ward 2"], "Acute ward", ["Ward 1"]),
        (MERGED, ["Ward 1", "Ward 2", "Ward 3"], ["Ward 12", "Ward 3"], "Ward 12", ["Ward 1", "Ward 2"]),
        (SPLIT, ["Ward 1", "Ward 2"], ["Ward 1a", "Ward 1b", "Ward 2"], "Ward 1b", ["Ward 1"]),
    ],
)
def test_the_earlier_figure_is_that_of_the_groups_whose_place_it_took(of, before, after, name, was):
    store = store_with([of], [("A", team) for team in before], [("A", team) for team in after])
    selection, group_id, found, other = pairs(store, name)
    then = figures(store, other, *was)
    assert found["subjects"].tolist() == sum(np.array(rows["subjects"]) for rows in then).tolist()
    levels = np.sum([np.array(rows["level_ratings"].tolist()) for rows in then], axis=0)
    assert np.array(found["level_ratings"].tolist()).tolist() == levels.tolist()
    assert not change.pair(store, selection, group_id, "2025 spring")["difference"].isna().any()
    for note in (
        change.slopes(store, selection, group_id, "2025 spring").note,
        change.comparison(store, selection, group_id, "2025 spring").exhibit.note,
        change.side_by_side(store, selection, group_id).note,
    ):
        assert "There is a break: since 2026 spring" in note
        assert ("before the split" in note) == (of is SPLIT)


def test_the_heatmap_follows_the_same_groups_with_the_same_figures_and_names_what_stands_for_them():
    before, after = ["Ward 1", "Ward 2", "Ward 3"], ["Ward 12", "Ward 3", "Ward 4"]
    store = store_with([MERGED], [("A", team) for team in before], [("A", team) for team in after])
    selection, group_id, _, _ = pairs(store, "Ward 12")
    for figure, against in (("change", "2025 spring"), ("high", "wave:2025 spring")):
        cells = heatmap_cells.compared(store, selection, figure, against)
        (row, *_), ours = cells["dimension_id"], cells[cells["group_id"] == group_id]
        expected = change.pair(store, selection, group_id, "2025 spring")["difference"]
        assert ours["difference"].to_numpy() == pytest.approx(expected.to_numpy())
        names = cells[cells["dimension_id"] == row].set_index("group")
        assert names["second_name"].to_dict() == {
            "Whole organisation": "2025 spring",
            "Ward 12": "2025 spring, Ward 1 and Ward 2 together",
            "Ward 3": "2025 spring",
            "Ward 4": "2025 spring",
        }
        assert names["difference"].isna().to_dict() == {name: name == "Ward 4" for name in names.index}
        view = View(figure=figure, against=against)
        assert "stands for it" in shown.exhibit(store, selection, view).note
        opened = detail(store, selection, view, group_id, row)
        assert "There is a break: since 2026 spring" in opened.sentences[-1].replace("\\", "")


def test_without_a_change_of_structure_the_heatmap_names_the_wave_alone():
    store = store_with([], [("A", "Ward 1"), ("A", "Ward 2")], [("A", "Acute ward"), ("A", "Ward 2")])
    selection = chosen(store, breakdown="team", wave="2026 spring")
    found = heatmap_cells.compared(store, selection, "change", "2025 spring")
    assert set(found["second_name"]) == {"2025 spring"}
    assert "stands for it" not in shown.exhibit(store, selection, View("change", "2025 spring")).note


def test_a_group_is_not_followed_on_a_dimension_on_which_it_is_united_with_another():
    pair = [NOBODY | {"division": "A", "team": team} for team in ("Ward 12", "Ward 3")]
    after = [
        whole(400),
        alone("division", 100, division="A"),
        *(
            replace(alone("team", 60, division="A", team=team), dimensions=("dimension_a",))
            for team in ("Ward 12", "Ward 3")
        ),
        Block("team", "Ward 12 + Ward 3", pair, dimensions=("dimension_b",)),
    ]
    teams = [alone("team", 30, division="A", team=team) for team in ("Ward 1", "Ward 2", "Ward 3")]
    store = stored([MERGED], [whole(400), alone("division", 100, division="A"), *teams], after)
    _, _, found, _ = pairs(store, "Ward 12")
    assert found["subjects"].notna().tolist()[:2] == [True, False]


def test_a_group_that_was_the_same_is_compared_as_ever():
    store = store_with([RENAMED], [("A", "Ward 1"), ("A", "Ward 2")], [("A", "Acute ward"), ("A", "Ward 2")])
    selection, group_id, found, other = pairs(store, "Ward 2")
    (then,) = figures(store, other, "Ward 2")
    assert found["subjects"].tolist() == then["subjects"].tolist()
    assert "break" not in change.slopes(store, selection, group_id, "2025 spring").note


@pytest.mark.parametrize(
    ("said", "before"),
    [
        (RENAMED, [("A", "Ward 2")]),  # nothing of it is published
        (MERGED, [("A", "Ward 1"), ("A", "Ward 3")]),  # of one of the two nothing is
        (
            Change("team", ("Ward 1",), ("Acute ward",), "2025 spring"),
            [("A", "Ward 1")],
        ),  # it was so called then already
        (Change("team", ("Ward 1",), ("Acute ward",), "2026 spring", "Another"), [("A", "Ward 1")]),
        (RENAMED, [("B", "Ward 1"), ("C", "Ward 1")]),  # two of that name, and neither in its division
    ],
)
def test_what_is_not_published_or_not_sure_is_not_followed(said, before):
    name = said.after[0]
    store = store_with([said], before, [("A", name), ("A", "Ward 9")])
    _, _, found, _ = pairs(store, name)
    assert found["subjects"].isna().all()


def test_changes_follow_one_another_backwards():
    changes = [Change("team", ("X",), ("Y",), "w2"), Change("team", ("Y", "Z"), ("V",), "w3")]
    assert structure.former({"V"}, changes, "team", ["w1", "w2", "w3"])[0] == {"X", "Z"}
    assert structure.former({"V"}, changes, "team", ["w2", "w3"])[0] == {"Y", "Z"}
    assert structure.former({"V"}, changes, "division", ["w1", "w2", "w3"]) == ({"V"}, ())


def test_what_is_kept_is_read_and_what_is_no_change_is_said(home):
    home.mkdir()
    assert structure.declared() == ()
    structure.keep([RENAMED, MERGED])
    assert structure.declared() == (RENAMED, MERGED)
    for text, says in (
        ("[[changes]]\ncolumn = 'wave'\nfrom = 'a'\nto = 'b'\nsince = 'w'", "no change of structure"),
        ("[[changes]]\ncolumn = 'team'\nfrom = ['a', 'b']\nto = ['c', 'd']\nsince = 'w'", "single name"),
        ("[[changes]]\ncolumn = 'team'\nfrom = 'a'\nsince = 'w'", "no change of structure"),
        ("changes = 1", "something else"),
        ("[", "can't be read"),
    ):
        settings.structure().write_text(text, encoding="utf-8")
        with pytest.raises(Unreadable, match=says):
            structure.declared()
