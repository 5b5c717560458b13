"""Waves side by side: what changed is found, what is not the same group is not compared."""

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from analysis.compared import change, wave_run
from analysis.heatmap import cells as heatmap
from analysis.heatmap.figures import offered
from analysis.published import metrics
from analysis.published.selection import choose
from tests.support.published import NOBODY, Block, Framework, Slice, whole
from tests.support.tables import answers


TWO = Framework(dimensions=("Dimension A", "Dimension B"))
SAME, RISEN = (100, 150, 150, 100), (60, 110, 190, 140)
WARDS = [NOBODY | {"division": "Medicine", "team": f"Ward {number}"} for number in (1, 2)]


def wave(name, of_a=SAME, of_b=SAME, more=()):
    blocks = [
        whole(500, dimensions=("dimension_a",), counts=of_a),
        whole(500, dimensions=("dimension_b",), counts=of_b),
    ]
    return Slice(wave=name, framework=TWO, blocks=[*blocks, *more])


def opened_at(store, **wished):
    selection = choose(store, wished)[0]
    groups = metrics.groups(store, selection).set_index("group")["group_id"]
    return selection, groups


def test_the_change_that_is_there_stands_and_the_other_does_not(published):
    store = published(wave("2025 spring"), wave("2025 autumn"), wave("2026 spring", RISEN))
    selection, groups = opened_at(store)
    assert change.earlier(store, selection) == ["2025 autumn", "2025 spring"]
    found = change.pair(store, selection, groups["Whole organisation"], "2025 autumn")
    assert found["stands"].tolist() == [True, False]
    assert np.isclose(found["difference"][0], 330 / 500 - 250 / 500)
    expected = mannwhitneyu(
        answers(np.array(RISEN)), answers(np.array(SAME)), method="asymptotic", use_continuity=False
    ).pvalue
    assert np.isclose(found["p"][0], expected, atol=1e-5)
    compared = change.comparison(store, selection, groups["Whole organisation"], "2025 autumn")
    assert compared.exhibit.message == "Whole organisation, since 2025 autumn: Dimension A rose by 16 points"
    assert compared.sentences[0].startswith(
        "**Dimension A**: 66% of ratings in 2026 spring are at strong or exemplary, and 50% in 2025 autumn: 16 more in"
        " every 100"
    )


def test_a_group_is_compared_only_where_it_unites_the_same_teams(published):
    apart = [Block("team", ward["team"], [ward], 60, None, (10, 20, 20, 10)) for ward in WARDS]
    together = Block("team", "Ward 1 + Ward 2", WARDS, 100, None, (20, 30, 30, 20))
    store = published(wave("2025 spring", more=[together]), wave("2026 spring", more=apart))
    selection, groups = opened_at(store, breakdown="team")
    found = change.comparison(store, selection, groups["Ward 1"], "2025 spring")
    assert found.verdict.startswith("There is nothing to compare")
    assert (
        "Not compared on any dimension: in 2025 spring the group had no figure of the same make-up"
        in found.exhibit.note
    )
    assert "Not shown: 2025 spring on every dimension" in change.side_by_side(store, selection, groups["Ward 1"]).note


def test_only_the_dimension_on_which_the_make_up_differs_is_left_out(published):
    def ward_1(name, members, dimension):
        return Block("team", name, members, 60, (dimension,), (10, 20, 20, 10))

    before = [ward_1("Ward 1", WARDS[:1], "dimension_a"), ward_1("Ward 1 + Ward 2", WARDS, "dimension_b")]
    after = [ward_1("Ward 1", WARDS[:1], "dimension_a"), ward_1("Ward 1", WARDS[:1], "dimension_b")]
    store = published(wave("2025 spring", more=before), wave("2026 spring", more=after))
    selection, groups = opened_at(store, breakdown="team")
    found = change.pair(store, selection, groups["Ward 1"], "2025 spring")
    assert found["p"].isna().tolist() == [False, True]
    note = change.comparison(store, selection, groups["Ward 1"], "2025 spring").exhibit.note
    assert "Not compared on Dimension B: in 2025 spring" in note


def test_a_run_needs_three_waves_of_the_same_group(published):
    store = published(wave("2025 spring"), wave("2026 spring", RISEN))
    selection, groups = opened_at(store)
    assert wave_run.exhibit(store, selection, groups["Whole organisation"], "dimension_a") is None


@pytest.mark.parametrize(
    ("dimension", "said"),
    [
        ("dimension_a", "Unusual: 2026 spring (outside the limits). The dotted"),
        ("dimension_b", "No wave is unusual"),
    ],
)
def test_a_run_says_which_wave_is_unusual(published, dimension, said):
    store = published(wave("2025 spring"), wave("2025 autumn"), wave("2026 spring", RISEN))
    selection, groups = opened_at(store)
    shown = wave_run.exhibit(store, selection, groups["Whole organisation"], dimension)
    assert shown.note.startswith(said)
    assert "With fewer than 7 waves" in shown.note


@pytest.mark.parametrize(("name", "before"), [("2025 autumn", ["2025 spring"]), ("2025 spring", [])])
def test_a_wave_is_compared_with_those_before_it_and_never_as_since_a_later_one(published, name, before):
    store = published(wave("2025 spring"), wave("2025 autumn"), wave("2026 spring", RISEN))
    selection, _ = opened_at(store, wave=name)
    assert change.earlier(store, selection) == before
    figures = offered(store, selection)
    assert list(figures["change"].comparators(store, selection) if before else []) == before
    assert ("change" in figures) is bool(before)


def test_a_change_among_the_same_people_is_surer_than_one_among_others(published):
    """1,000 people, 60 % and then 65 % of whom are high: the whole organisation's change is judged by it,
    a group's by three quarters."""
    group = [NOBODY | {"division": "A"}]
    slices = [
        Slice(
            wave=wave,
            framework=Framework(dimensions=("Dimension A",)),
            blocks=[
                whole(1000, counts=(0, 1000 - high, high, 0)),
                Block("division", "A", group, 500, None, (0, 500 - high // 2, high // 2, 0)),
            ],
        )
        for wave, high in (("1", 600), ("2", 640))
    ]
    apart, same = (
        published(*slices, version=version, in_two_waves=pairs)
        for version, pairs in (("v1", ()), ("v2", ((1, 2, 1000, 0.7, 0.6),)))
    )
    found = {}
    for store in (apart, same):
        selection = choose(store, {"wave": "2"})[0]
        ids = metrics.groups(store, selection)["group_id"]
        found[store.version] = [change.pair(store, selection, group_id, "1").iloc[0] for group_id in ids]
        shown = heatmap.compared(store, selection, "change", "1").iloc[0]
        assert (shown["difference_lower"], shown["stands"]) == (found[store.version][0]["lower"], store is same)
    assert [found[version][0]["stands"] for version in ("v1", "v2")] == [False, True]
    assert found["v1"][0]["lower"] < 0 < found["v2"][0]["lower"]
    widths = {version: [one["upper"] - one["lower"] for one in rows] for version, rows in found.items()}
    narrower = [after / before for before, after in zip(widths["v1"], widths["v2"], strict=True)]
    assert narrower == pytest.approx([np.sqrt(1 - 0.55), np.sqrt(1 - 0.55 * 0.75)], abs=0.02)
