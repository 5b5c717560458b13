"""What the results pages say is what is published, in words that can be read."""

import json
import re
from dataclasses import replace

import pytest

import settings
from analysis.published import metrics, store
from analysis.wording import plain
from tests.support.drawn import profiles, tiles, told
from tests.support.published import NOBODY, Block, Framework, Slice, alone, publish, trust, whole


TWO = Framework(dimensions=("Dimension A", "Dimension B"))


def ward(name):
    return NOBODY | {"division": "Medicine", "team": name}


def charts(app):
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def test_the_overview_says_who_was_assessed_when_and_in_which_groups(dashboard):
    publish(settings.published(), [Slice(blocks=trust(divisions=2, teams=3))])
    app = dashboard(breakdown="team")
    facts = {metric.label: metric.value for metric in app.metric}
    assert facts.pop("Took part") == "180 people"
    assert facts.pop("Strongest and weakest dimension") == "Can’t be told apart"
    assert facts == {"People assessed": "180", "Ratings": "1,620", "Groups by team": "4", "Wave": "2026 spring"}
    explained = [metric.help.replace("\\", "") for metric in app.metric]
    assert "2 of them unite several groups: combined to protect confidentiality." in explained
    assert "Assessed on or about 1 April 2026." in explained


def test_the_profile_has_each_dimensions_share_and_interval(dashboard):
    counts = {"counts": (10, 20, 30, 40)}
    publish(settings.published(), [Slice(framework=TWO, blocks=[whole(100, **counts)])])
    app = dashboard()
    (drawn,) = profiles(app)
    assert [(line["share"], line["value"]) for line in drawn["lines"]] == [(0.7, "70%")] * 2
    assert [f"{line['lower']:.0%} to {line['upper']:.0%}" for line in drawn["lines"]] == ["60% to 78%"] * 2
    table = app.dataframe[0].value
    assert table["% strong or exemplary"].tolist() == [70.0, 70.0]
    assert table["95% interval"].tolist() == ["60% to 78%", "60% to 78%"]


def test_the_heatmap_has_the_overall_row_first_and_marks_combined_groups_in_words(dashboard):
    blocks = [
        whole(),
        alone("team", division="Medicine", team="Ward 1"),
        Block("team", "Ward 2 + Ward 3", [ward("Ward 2"), ward("Ward 3")], 14),
    ]
    publish(settings.published(), [Slice(framework=TWO, blocks=blocks)])
    app = dashboard("results/heatmap", breakdown="team", **{"order": "Name"})
    app.session_state["heatmap in words"] = True
    app.run()
    (found,) = tiles(app)
    assert [(row["name"], row["liesIn"]) for row in found["rows"]] == [
        ("Whole organisation", ""),
        ("Ward 1", "Medicine"),
        ("Ward 2 + Ward 3 †", "Medicine"),
    ]
    assert any("combined to protect confidentiality" in caption.value for caption in app.caption)
    assert told(found, found["rows"][2]["cells"][0][4:])[-1] == "combined to protect confidentiality"
    note = app.dataframe[0].value.set_index("Team")["Note"]
    assert note["Ward 2 + Ward 3"].tolist() == ["Combined to protect confidentiality"] * 2


def test_the_distribution_shows_every_level_of_one_group_and_of_all_groups(dashboard):
    publish(settings.published(), [Slice(framework=TWO, blocks=trust(divisions=2))])
    app = dashboard("results/distribution")
    groups = metrics.groups(store.current(), app.session_state.selection).set_index("group")["group_id"]
    app.selectbox(key="group").set_value(groups["Division 2"]).run()
    (by_dimension,), (by_group,), (panels, one_below_another) = (
        charts(one)
        for one in (app, *(dashboard("results/distribution", view=view) for view in ("One dimension", "All groups")))
    )
    *pieces, line = by_dimension["data"]
    assert [piece["name"] for piece in pieces] == list(TWO.levels)
    assert line["name"] == "Right of the line: strong or exemplary"
    assert len(by_group["data"][0]["x"]) == 3
    assert len(panels["data"][0]["x"]) == 3 * 2
    assert one_below_another["data"][0]["x"] == panels["data"][0]["x"]
    cell = (
        store.current()
        .frame("cells", slice_id=1, breakdown="division")
        .query("block == 'Division 2' and position == 1")
        .iloc[0]
    )
    shown = [piece["x"][0] for piece in pieces]
    assert shown == [count / cell["ratings"] for count in cell["level_ratings"]]


def test_every_chart_has_a_text_alternative_and_a_table(dashboard):
    publish(settings.published(), [Slice()])
    for page in ("results/overview", "results/heatmap", "results/distribution"):
        app = dashboard(page)
        app.session_state["heatmap in words"] = True
        app.run()
        alternatives = [chart.proto.alt for chart in app.get("plotly_chart")]
        alternatives += [one["said"] for one in (*profiles(app), *tiles(app))]
        assert alternatives
        assert all(
            "atings at strong or exemplary" in one or "at strong or exemplary, with" in one for one in alternatives
        )
        assert all(one.endswith("The table below has every figure.") for one in alternatives)
        assert len(app.dataframe) >= len(alternatives)


def test_a_breakdown_without_groups_says_so_and_shows_the_whole(dashboard):
    publish(settings.published(), [Slice(blocks=[whole()])])
    app = dashboard("results/heatmap", breakdown="team")
    assert app.info[0].value.startswith("By team, every group is combined to protect confidentiality")
    assert [row["name"] for row in tiles(app)[0]["rows"]] == ["Whole organisation"]


def test_the_headline_is_worded_by_the_framework(dashboard):
    ladder = Framework("ladder", "A ladder", ("Up",), ("One", "Two", "Three", "Four", "Five"), ("Five",))
    publish(settings.published(), [Slice(framework=ladder, blocks=[whole()])])
    app = dashboard()
    assert "Share of ratings at five, by dimension" in [text.value for text in app.caption]
    assert any(heading.value.startswith("Ratings at five") for heading in app.header)


def test_a_name_from_an_export_is_never_read_as_markup(dashboard):
    blocks = [whole(), alone("division", division="<img src=x onerror=alert(1)> & *co*")]
    publish(settings.published(), [Slice(framework=TWO, blocks=blocks)])
    assert all("<img" not in json.dumps(chart) for chart in charts(dashboard("results/distribution")))
    assert tiles(dashboard("results/heatmap"))[0]["rows"][1]["name"] == blocks[1].name
    for script in (settings.PROJECT / "pages" / "frame").glob("*.js"):  # what is drawn there is written as text
        assert not re.search("innerHTML|insertAdjacentHTML|outerHTML", script.read_text(encoding="utf-8"))


def test_people_left_out_are_told_of_raters_who_stay_anonymous_only(dashboard):
    publish(settings.published(), [Slice(rater_group="self"), Slice(rater_group="peers")])
    for rater_group, is_told in (("self", False), ("peers", True)):
        texts = [text.value for text in dashboard("about/privacy", rater_group=rater_group).markdown]
        assert any("fewer than 11 people, or none" in text for text in texts) == is_told


def test_the_framework_page_has_its_dimensions_levels_and_attribution(dashboard):
    publish(settings.published(), [Slice(framework=TWO)])
    app = dashboard("about/framework")
    assert app.table[0].value["Dimension"].tolist() == list(TWO.dimensions)
    assert app.table[1].value["Level"].tolist() == list(TWO.levels)
    assert plain("Made up for a test.") in [text.value for text in app.markdown]


@pytest.mark.parametrize(
    ("more", "columns"),
    [
        ({}, None),
        ({"areas": {"First": 2}}, {"Area": ["First", "First"], "Dimension": ["Dimension A", "Dimension B"]}),
        (
            {"items": {"One": "Dimension B", "Two": "Dimension B"}},
            {"Dimension": ["Dimension A", "Dimension B", "Dimension B"], "Item": ["", "One", "Two"]},
        ),
        (
            {"areas": {"First": 1, "Second": 1}, "items": {"One": "Dimension A", "Two": "Dimension B"}},
            {"Area": ["First", "Second"], "Dimension": ["Dimension A", "Dimension B"], "Item": ["One", "Two"]},
        ),
    ],
)
def test_the_framework_page_says_what_lies_in_what_and_how_items_count(dashboard, more, columns):
    publish(settings.published(), [Slice(framework=replace(TWO, **more))])
    app = dashboard("about/framework")
    assert len(app.table) == (3 if columns else 2)
    if columns:
        assert app.table[1].value.to_dict("list") == columns
    assert any("an answer to the dimension itself stands before them" in text.value for text in app.markdown) == (
        "items" in more
    )
