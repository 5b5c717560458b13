"""The heatmap's choices: what each draws, what stands in the link, and what a click or the keyboard opens."""

import json

import pytest

import settings
from analysis import heatmap
from analysis.published import store
from tests.support.published import Slice, publish, trust


SLICES = [
    Slice(wave=wave, rater_group=rater_group)
    for wave in ("2025 spring", "2026 spring")
    for rater_group in ("self", "peers")
]


def drawn(app):
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def labels(app):
    return [text for trace in drawn(app)["data"][2:] for text in trace["text"]]


def box(app, label):
    return next((one for one in app.main.selectbox if one.label == label), None)


def test_each_choice_draws_another_heatmap_and_offers_what_goes_with_it(dashboard):
    publish(settings.published(), SLICES)
    app = dashboard("results/heatmap")
    assert box(app, "Colours by") is None
    assert not any("<br>" in text for text in labels(app))
    box(app, "Compared with").set_value("organisation").run()
    assert any("<br>" in text for text in labels(app))
    assert len(drawn(app)["data"][0]["colorscale"]) == 2 * 5
    box(app, "Colours by").set_value("difference").run()
    assert len(drawn(app)["data"][0]["colorscale"]) == 2 * 10
    box(app, "Figure").set_value("self_minus_others").run()
    assert (box(app, "Compared with"), box(app, "Colours by")) == (None, None)
    assert box(app, "Minus").options == ["Peers"]
    assert "differences are clear" in app.header[0].value
    assert any(
        text.value.startswith(r"Self minus peers\: percentage points at strong or exemplary") for text in app.caption
    )
    box(app, "Figure").set_value("people").run()
    assert box(app, "Minus") is None
    assert not app.exception


def test_a_link_restores_figure_comparison_order_and_colours(dashboard):
    publish(settings.published(), SLICES)
    app = dashboard(
        "results/heatmap",
        figure="Mean level (an indication)",
        against="The whole organisation",
        order="Size: most people first",
        colours="The difference",
    )
    assert [one.value for one in app.main.selectbox] == ["mean", "organisation", "size", "difference"]
    assert any("treats levels as equal steps" in caption.value for caption in app.caption)


def test_a_figure_that_is_not_published_for_another_wave_gives_way_to_the_default(dashboard):
    publish(settings.published(), [*SLICES, Slice(organisation="Second Trust")])
    app = dashboard("results/heatmap", figure="Change since another wave", since="2025 spring")
    assert box(app, "Figure").value == "change"
    app.sidebar.selectbox(key="choice of organisation").set_value("Second Trust").run()
    assert not app.exception
    assert box(app, "Figure").value == "high"


def test_a_click_opens_the_cell_and_only_once(dashboard):
    publish(settings.published(), [Slice(blocks=trust())])
    app = dashboard("results/heatmap", breakdown="team")
    shown = len(app.get("plotly_chart"))
    app.session_state["clicked_cell"] = {"marker": 12, "is_new": True}
    app.run()
    cell = heatmap.cell_at(store.current(), app.session_state.selection, heatmap.DEFAULT, 12)
    detail = heatmap.detail(store.current(), app.session_state.selection, heatmap.DEFAULT, *cell)
    assert detail.sentences[0].removeprefix("**")[:3] in next(
        text.value for text in app.markdown if "95% interval" in text.value
    )
    assert len(app.get("plotly_chart")) == shown + 2
    app.run()
    assert len(app.get("plotly_chart")) == shown


@pytest.mark.parametrize(
    ("points", "last", "opened"),
    [
        ([{"point_index": 7}], None, 7),
        ([], {"marker": 7}, 7),
        ([], None, None),
        ([{"point_index": 2}], {"marker": 7}, 2),
    ],
)
def test_a_second_click_on_a_cell_which_takes_the_choice_back_opens_it_again(monkeypatch, points, last, opened):
    from pages.results import heatmap_cell

    state = {"heatmap": {"selection": {"points": points}}} | ({"clicked_cell": last} if last else {})
    monkeypatch.setattr(heatmap_cell.st, "session_state", state)
    heatmap_cell.clicked()
    assert state.get("clicked_cell") == (None if opened is None else {"marker": opened, "is_new": True})
