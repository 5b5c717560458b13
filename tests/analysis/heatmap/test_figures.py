"""Figures and comparisons of the heatmap's cells against published counts, worked out again one cell at a time."""

from itertools import product

import numpy as np
import pytest

from analysis import heatmap
from analysis.compared import compare
from analysis.heatmap import cells
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import NOBODY, Block, Framework, Slice, alone, trust, whole


LADDER = Framework("ladder", "A ladder", ("Up", "Down"), ("One", "Two", "Three", "Four", "Five"), ("Five",))
ONE = Framework("one", "One dimension", ("Up",), ("Low", "Middle", "High"), ("High",))


def chosen(store, **wished):
    return choose(store, wished)[0]


def in_division(name, counts):
    block = alone("division", int(sum(counts)), division=name)
    block.counts = counts
    return block


def ward(name, division, counts):
    return Block("team", name, [NOBODY | {"division": division, "team": name}], sum(counts), None, counts)


def nested(seed=1):
    """Teams, the last two of each division combined, whose counts add up to their division's and to the whole's."""
    random = np.random.default_rng(seed)
    blocks, total = [], np.zeros(4, dtype=int)
    for division in ("Division 1", "Division 2", "Division 3"):
        wards = [random.multinomial(people, random.dirichlet([3] * 4)) for people in (30, 30, 25)]
        names = [f"Ward {division[-1]}.{number}" for number in (1, 2, 3, 4)]
        members = [[names[0]], [names[1]], names[2:]]
        for of, counts in zip(members, wards, strict=True):
            rows = [NOBODY | {"division": division, "team": team} for team in of]
            blocks.append(Block("team", " + ".join(of), rows, int(sum(counts)), None, tuple(counts)))
        blocks.append(in_division(division, tuple(sum(wards))))
        total += sum(wards)
    return [whole(int(total.sum()), counts=tuple(total)), *blocks]


def cell(found, group, dimension_id="up"):
    (row,) = found[(found["group"] == group) & (found["dimension_id"] == dimension_id)].to_dict("records")
    return row


def published_counts(store, slice_id, breakdown):
    rows = store._connection.cursor().execute(
        "select block, dimension_id, level_ratings from blocks where slice_id = $1 and breakdown = $2",
        [slice_id, breakdown],
    )
    return {(block, dimension_id): counts for block, dimension_id, counts in rows.fetchall()}


@pytest.mark.parametrize("framework", [Framework(), LADDER])
@pytest.mark.parametrize("breakdown", ["division", "team"])
def test_every_figure_is_worked_out_of_the_published_counts(published, framework, breakdown):
    store = published(Slice(framework=framework))
    selection = chosen(store, breakdown=breakdown)
    counts = published_counts(store, 1, breakdown)
    names = [name.lower() for name in framework.levels]
    expected = {
        "high": lambda of: (
            sum(n for n, name in zip(of, framework.levels, strict=True) if name in framework.high) / sum(of)
        ),
        "mean": lambda of: sum(n * level for level, n in enumerate(of, start=1)) / sum(of),
    } | {f"level:{name}": lambda of, place=place: of[place] / sum(of) for place, name in enumerate(names)}
    offered = heatmap.offered(store, selection)
    assert set(offered) == {*expected, "people"}
    for figure, work_out in expected.items():
        found = cells.compared(store, selection, figure, "")
        for row in found[~found["is_overall"]].itertuples():
            assert row.value == pytest.approx(work_out(counts[row.block, row.dimension_id])), figure
            assert row.value_lower <= row.value <= row.value_upper
    people = cells.compared(store, selection, "people", "")
    assert people["value"].tolist() == metrics.cells(store, selection)["subjects"].tolist()


def test_a_group_is_set_against_the_whole_organisation_of_which_it_is_a_part(published):
    blocks = [whole(200, counts=(50, 50, 100)), in_division("A", (40, 40, 20)), in_division("B", (10, 10, 80))]
    store = published(Slice(framework=ONE, blocks=blocks))
    selection = chosen(store, breakdown="division")
    found = cells.compared(store, selection, "high", "organisation")
    a, overall = cell(found, "A"), cell(found, "Whole organisation")
    assert (a["value"], a["other"], a["difference"]) == pytest.approx((0.2, 0.5, -0.3))
    assert np.isnan(overall["difference"])
    with_rest = compare.with_rest(store, selection).set_index("group").loc["A"]
    half = (a["difference_lower"], a["difference_upper"])  # half of all ratings are the rest's
    assert half == pytest.approx((with_rest["lower"] / 2, with_rest["upper"] / 2))
    assert a["stands"]
    assert with_rest["stands"]


def test_what_stands_beside_the_organisation_stands_on_the_compare_page(published):
    store = published(Slice(blocks=trust(divisions=5)))
    for breakdown in ("division", "team", "role"):
        selection = chosen(store, breakdown=breakdown)
        on_compare = compare.with_rest(store, selection)
        on_compare = on_compare.set_index(["dimension_id", "block"])
        found = cells.compared(store, selection, "high", "organisation")
        found = found[~found["is_overall"]].drop_duplicates(["dimension_id", "block_id"])
        expected = on_compare["stands"] & ((on_compare["lower"] > 0) | (on_compare["upper"] < 0))
        assert len(found) == len(on_compare)
        for row in found.itertuples():
            assert row.stands == expected[row.dimension_id, row.block]
    assert expected.any()


def test_a_team_is_set_against_its_own_division(published):
    blocks = [
        whole(240, counts=(80, 80, 80)),
        in_division("A", (60, 40, 20)),
        in_division("B", (20, 40, 60)),
        ward("Ward 1", "A", (50, 10, 0)),
        ward("Ward 2", "A", (10, 30, 20)),
        ward("Ward 3", "B", (20, 40, 60)),
    ]
    store = published(Slice(framework=ONE, blocks=blocks))
    selection = chosen(store, breakdown="team")
    assert heatmap.offered(store, selection)["high"].comparators(store, selection)["parent"] == "Its division"
    found = cells.compared(store, selection, "high", "parent")
    one = cell(found, "Ward 1")
    assert (one["value"], one["other"], one["difference"]) == pytest.approx((0, 20 / 120, -20 / 120))
    assert one["second_name"] == "A"
    assert one["stands"]
    assert np.isnan(cell(found, "Ward 3")["difference"])  # it is all of its division
    assert np.isnan(cell(found, "Whole organisation")["difference"])


def test_combined_groups_are_set_against_the_division_that_holds_all_of_them(published):
    store = published(Slice(blocks=nested()))
    selection = chosen(store, breakdown="team")
    divisions = published_counts(store, 1, "division")
    found = cells.compared(store, selection, "level:strong", "parent")
    row = cell(found, "Ward 2.3 + Ward 2.4", "dimension_c")
    counts = divisions["Division 2", "dimension_c"]
    assert row["other"] == pytest.approx(counts[2] / sum(counts))


def test_a_wave_is_set_against_another_of_the_same_make_up_only(published):
    before = Slice(
        wave="2025 spring", framework=ONE, blocks=[whole(100, counts=(50, 30, 20)), in_division("A", (50, 30, 20))]
    )
    later = Slice(
        framework=ONE,
        blocks=[whole(150, counts=(40, 30, 80)), in_division("A", (10, 20, 70)), in_division("B", (30, 10, 10))],
    )
    store = published(before, later)
    selection = chosen(store, breakdown="division", wave="2026 spring")
    for figure, against in (("change", "2025 spring"), ("high", "wave:2025 spring")):
        found = cells.compared(store, selection, figure, against)
        assert cell(found, "A")["difference"] == pytest.approx(0.5)
        assert cell(found, "A")["stands"]
        assert np.isnan(cell(found, "B")["difference"])
        assert cell(found, "B")["value"] == pytest.approx(0.2)
    mean = cells.compared(store, selection, "mean", "wave:2025 spring")
    assert cell(mean, "A")["difference"] == pytest.approx(2.6 - 1.7)


@pytest.mark.parametrize(("rater_group", "against"), [("self", "peers"), ("peers", "peers")])
def test_others_are_taken_from_self_whichever_is_looked_at(published, rater_group, against):
    store = published(
        Slice(rater_group="self", framework=ONE, blocks=[whole(100, counts=(10, 20, 70))]),
        Slice(rater_group="peers", framework=ONE, blocks=[whole(100, counts=(30, 30, 40))]),
    )
    selection = chosen(store, rater_group=rater_group)
    assert list(heatmap.offered(store, selection)["self_minus_others"].comparators(store, selection)) == ["peers"]
    found = cells.compared(store, selection, "self_minus_others", against)
    row = cell(found, "Whole organisation")
    assert (row["value"], row["other"], row["difference"]) == pytest.approx((0.7, 0.4, 0.3))
    assert (row["first_name"], row["second_name"]) == ("Self", "Peers")


@pytest.mark.parametrize("measure", ["performance", "importance"])
def test_performance_is_taken_from_importance_whichever_is_looked_at(published, measure):
    store = published(
        Slice(measure="performance", framework=ONE, blocks=[whole(100, counts=(10, 20, 70))]),
        Slice(measure="importance", framework=ONE, blocks=[whole(100, counts=(10, 0, 90))]),
    )
    found = cells.compared(store, chosen(store, measure=measure), "importance_minus_performance", "")
    assert cell(found, "Whole organisation")["difference"] == pytest.approx(0.2)


def test_only_what_is_published_is_offered(published):
    store = published(Slice(blocks=[whole()]))
    selection = chosen(store)
    differences = {"change", "self_minus_others", "importance_minus_performance"}
    assert not differences & set(heatmap.offered(store, selection))
    assert heatmap.offered(store, selection)["high"].comparators(store, selection) == {"": "Nothing"}
    assert heatmap.offered(store, selection)["people"].comparators(store, selection) == {}


def test_a_slice_of_which_all_is_withheld_is_not_offered(published):
    nothing = {"blocks": []}
    store = published(
        Slice(),
        Slice(wave="2025 spring", **nothing),
        Slice(rater_group="peers", **nothing),
        Slice(measure="importance", **nothing),
    )
    selection = chosen(store, breakdown="role", wave="2026 spring")
    differences = {"change", "self_minus_others", "importance_minus_performance"}
    assert not differences & set(heatmap.offered(store, selection))
    assert list(heatmap.offered(store, selection)["high"].comparators(store, selection)) == ["organisation", ""]


def test_everything_is_offered_where_everything_is_published(published):
    store = published(*(
        Slice(wave=wave, rater_group=rater_group, measure=measure, blocks=nested(seed))
        for seed, (wave, rater_group, measure) in enumerate(
            product(("2025 spring", "2025 autumn", "2026 spring"), ("self", "peers"), ("performance", "importance"))
        )
    ))  # fmt: skip
    selection = chosen(store, breakdown="team", wave="2025 autumn")
    assert {"change", "self_minus_others", "importance_minus_performance"} < set(heatmap.offered(store, selection))
    assert list(heatmap.offered(store, selection)["high"].comparators(store, selection).values()) == [
        "The whole organisation", "Its division", "Nothing", "2025 spring", "2026 spring"
    ]  # fmt: skip
    assert list(heatmap.offered(store, selection)["change"].comparators(store, selection)) == ["2025 spring"]
    for figure in heatmap.offered(store, selection):
        for against in heatmap.offered(store, selection)[figure].comparators(store, selection) or [""]:
            found = cells.compared(store, selection, figure, against)
            assert len(found) == 10 * 9
            assert found["value"].notna().all()
            compared = found[found["difference"].notna()]
            assert len(compared) or against == "" and figure != "importance_minus_performance"
            assert np.allclose(compared["value"] - compared["other"], compared["difference"])
            assert not (
                compared["stands"] & (compared["difference_lower"] <= 0) & (compared["difference_upper"] >= 0)
            ).any()
