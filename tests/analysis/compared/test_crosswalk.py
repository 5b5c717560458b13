"""Figures by two frameworks stand side by side as the crosswalk places them, each as it is, and nothing is reckoned of the two."""

import pandas as pd
import pytest

import settings
from analysis.compared import crosswalk
from analysis.published import metrics
from analysis.published.selection import choose
from domain.declared.crosswalk import Crosswalk, Place, parse, read
from domain.declared.framework_file import read_framework
from domain.errors import Refused
from tests.support.published import Framework, Slice, trust


PLACED = Crosswalk("old", "new", (Place("up", ("left", "right"), "Both."), Place("down", ("right",), "Nearly.")))
OLD = Framework("old", "Old model", ("Up", "Down"), ("Low", "High"), ("High",))
NEW = Framework("new", "New model", ("Left", "Right", "Round"), ("Poor", "Fair", "Good"), ("Good",))
FULL = '{top}\n[[places]]\ndimension = "up"\nbeside = ["left"]\nwhy = "So."\n{more}'
TOP = 'from = "old"\nto = "new"'


def two(published, **later):
    return published(
        Slice(framework=OLD, blocks=trust()),
        Slice(framework=NEW, blocks=trust(), wave="2026 autumn"),
        Slice(framework=NEW, blocks=trust(divisions=2), wave="2027 spring"),
    )


def by(store, framework, **wished):
    return choose(store, {"framework": framework, "breakdown": "division", **wished})[0]


@pytest.mark.parametrize(("framework", "other", "wave"), [("old", "new", "2027 spring"), ("new", "old", "2026 spring")])
def test_every_pair_has_both_names_and_both_figures_as_they_are_published(published, framework, other, wave):
    store = two(published)
    selection = by(store, framework)
    for group_id, group in crosswalk.groups(store, selection, wave, PLACED).items():
        shown = crosswalk.exhibit(store, selection, wave, group_id, PLACED)
        pairs = sorted(PLACED.pairs(framework), key=lambda pair: ["up", "down", "left", "right"].index(pair[0]))
        assert shown.title.startswith(group)
        assert len(shown.table) == len(pairs) == 3
        for place, one in enumerate((selection, by(store, other, wave=wave))):
            name = {"old": "Old model", "new": "New model"}[one.framework]
            high = {"old": "high", "new": "good"}[one.framework]
            cells = metrics.cells(store, one).query("group_id == @group_id").set_index("dimension_id")
            expected = [cells.loc[pair[place]] for pair in pairs]
            assert shown.table[name].tolist() == [row["dimension"] for row in expected]
            assert shown.table[f"% {high} ({name})"].tolist() == [row["high_share"] * 100 for row in expected]
            assert shown.table[f"People: {name}"].tolist() == [row["subjects"] for row in expected]
        assert shown.table["Why"].tolist() == [why for _, _, why in pairs]


@pytest.mark.parametrize(
    ("framework", "wave", "rows"),
    [
        ("old", "2027 spring", ["Up", "Left", "Right", "Down", "Right"]),
        ("new", "2026 spring", ["Left", "Up", "Right", "Up", "Down"]),
    ],
)
def test_the_chart_has_a_row_a_dimension_with_what_stands_beside_it_below(published, framework, wave, rows):
    store = two(published)
    selection = by(store, framework)
    group_id = next(iter(crosswalk.groups(store, selection, wave, PLACED)))
    drawn = crosswalk.exhibit(store, selection, wave, group_id, PLACED).figure.to_dict()
    assert list(drawn["layout"]["yaxis"]["ticktext"]) == rows
    own, other = ([place for place, share in enumerate(one["x"]) if share == share] for one in drawn["data"][:2])
    assert sorted([*own, *other]) == list(range(len(rows)))
    assert [rows[place] for place in own] == list(dict.fromkeys(rows[place] for place in own))


def test_nothing_is_reckoned_of_the_two(published):
    store = two(published)
    selection = by(store, "old")
    group_id = next(iter(crosswalk.groups(store, selection, "2027 spring", PLACED)))
    numbers = crosswalk.exhibit(store, selection, "2027 spring", group_id, PLACED).table.select_dtypes("number")
    assert list(numbers) == ["% high (Old model)", "People: Old model", "% good (New model)", "People: New model"]


def test_waves_are_the_other_frameworks_and_only_groups_of_both_are_offered(published):
    store = two(published)
    assert list(crosswalk.waves(store, by(store, "old"), PLACED)) == ["2027 spring", "2026 autumn"]
    assert list(crosswalk.waves(store, by(store, "new"), PLACED)) == ["2026 spring"]
    groups = crosswalk.groups(store, by(store, "old"), "2027 spring", PLACED)
    assert list(groups.values()) == ["Whole organisation", "Division 1", "Division 2"]


def test_there_is_nothing_beside_where_no_other_framework_is_published(published):
    store = published(Slice(framework=OLD, blocks=trust()), Slice(framework=OLD, blocks=trust(), wave="2026 autumn"))
    assert not crosswalk.has_several(store, by(store, "old"))
    assert crosswalk.waves(store, by(store, "old"), PLACED) == {}
    assert crosswalk.waves(store, by(store, "old"), Crosswalk("this", "that", ())) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from = ", "can't be read"),
        ('to = "new"\nplaces = []', "has no “from”"),
        (TOP, "has no “places”"),
        (FULL.format(top='from = "new"\nto = "new"', more=""), "to the same framework"),
        (FULL.format(top=TOP, more='[[places]]\ndimension = "down"\nbeside = []\nwhy = ""'), "of “down” in crosswalk.toml is incomplete"),
        (FULL.format(top=TOP, more='[[places]]\ndimension = "down"\nbeside = ["left"]'), "of “down” in crosswalk.toml is incomplete"),
        (FULL.format(top=TOP, more='[[places]]\nbeside = ["left"]'), "of “?” in crosswalk.toml is incomplete"),
        (FULL.format(top=TOP, more='[[places]]\ndimension = "up"\nbeside = ["left"]\nwhy = ""'), "places “up” twice"),
    ],
)  # fmt: skip
def test_a_fault_of_the_file_is_a_sentence(text, said):
    with pytest.raises(Refused) as refused:
        parse(text)
    assert said in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("places", [(Place("gone", ("left",), "")), (Place("up", ("gone",), ""))])
def test_a_dimension_that_is_none_of_its_framework_is_named(published, places):
    store = two(published)
    with pytest.raises(Refused, match="“gone”, which is no dimension of"):
        crosswalk.waves(store, by(store, "old"), Crosswalk("old", "new", (places,)))


def test_the_files_own_places_are_dimensions_of_frameworks_that_ship_and_every_one_of_the_first_has_a_place():
    ours = read()
    frameworks = {one: read_framework(one) for one in (ours.first, ours.second)}
    ours.check({one: {entry.dimension_id: entry.name for entry in of.dimensions} for one, of in frameworks.items()})
    assert [place.dimension for place in ours.places] == [
        entry.dimension_id for entry in frameworks[ours.first].dimensions
    ]
    assert all(place.why.endswith(".") for place in ours.places)


def test_an_organisations_own_file_stands_in_place_of_ours(home):
    settings.home().mkdir(parents=True, exist_ok=True)
    (settings.home() / "crosswalk.toml").write_text(FULL.format(top=TOP, more=""), "utf-8")
    assert read() == Crosswalk("old", "new", (Place("up", ("left",), "So."),))


def test_what_is_not_published_of_one_side_is_withheld_in_words(published):
    store = two(published)
    selection = by(store, "old", breakdown="team")
    notes = pd.concat(
        crosswalk.exhibit(store, selection, "2027 spring", group, PLACED).table
        for group in crosswalk.groups(store, selection, "2027 spring", PLACED)
    )["Note"]
    assert set(notes.dropna()) == {"Combined to protect confidentiality"}
