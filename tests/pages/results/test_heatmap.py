"""The heatmap's choices: what each draws, what stands in the link, and what keys and clicks on it do."""

import pytest

import settings
from analysis import heatmap
from analysis.published import store
from pages.results import heatmap_cell
from tests.support.drawn import opened, tiles, told
from tests.support.published import Slice, publish, trust


SLICES = [
    Slice(wave=wave, rater_group=rater_group)
    for wave in ("2025 spring", "2026 spring")
    for rater_group in ("self", "peers")
]


def drawn(app):
    (found,) = tiles(app)
    return found


def box(app, label):
    return next((one for one in app.main.selectbox if one.label == label), None)


def colours(app):
    return {cell[2][:1] for row in drawn(app)["rows"] for cell in row["cells"]} - {""}


def test_each_choice_draws_another_heatmap_and_offers_what_goes_with_it(dashboard):
    publish(settings.published(), SLICES)
    app = dashboard("results/heatmap")
    assert box(app, "Compared with").value == "organisation"
    assert colours(app) <= {"c", "q"}
    box(app, "Colours by").set_value("figure").run()
    assert colours(app) == {"f"}
    box(app, "Compared with").set_value("").run()
    assert box(app, "Colours by") is None
    assert colours(app) == {"f"}
    box(app, "Figure").set_value("self_minus_others").run()
    assert (box(app, "Compared with"), box(app, "Colours by")) == (None, None)
    assert box(app, "Minus").options == ["Peers"]
    assert "differences" in app.header[0].value
    assert drawn(app)["lines"][0] == "Self: {0}"
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
        colours="The figure",
        clear="true",
    )
    chosen = {one.label: one.value for one in app.main.selectbox}
    assert chosen == {
        "Figure": "mean",
        "Compared with": "organisation",
        "Order of rows": "size",
        "Colours by": "figure",
        "Rows open to": "team",
    }
    assert app.toggle[0].value


def test_a_figure_that_is_not_published_for_another_wave_gives_way_to_the_default(dashboard):
    publish(settings.published(), [*SLICES, Slice(organisation="Second Trust")])
    app = dashboard("results/heatmap", figure="Change since another wave", since="2025 spring")
    assert box(app, "Figure").value == "change"
    app.sidebar.selectbox(key="choice of organisation").set_value("Second Trust").run()
    assert not app.exception
    assert box(app, "Figure").value == "high"


def test_the_link_says_what_is_opened_and_pinned(dashboard):
    publish(settings.published(), [Slice(blocks=trust())])
    ids = {row["name"]: row["id"] for row in drawn(dashboard("results/heatmap"))["rows"]}
    link = {"open": f"{ids['Division 2']},unknown", "pinned": ids["Division 3"], "order": "Name"}
    rows = drawn(dashboard("results/heatmap", **link))["rows"]
    names = [row["name"] for row in rows]
    assert names[:4] == ["Whole organisation", "Division 3", "Division 1", "Division 2"]
    assert names[4:] == ["Ward 2.1", "Ward 2.2", "Ward 2.3 + Ward 2.4 †"]
    assert [row["name"] for row in rows if row["isOpen"]] == ["Division 2"]


@pytest.mark.parametrize(
    ("did", "kept"),
    [
        (("open", "b", ""), {"open": "a,b"}),
        (("open", "a", ""), {}),
        (("pin", "c", ""), {"open": "a", "pinned": "c"}),
        (("cell", "a", "up"), {"open": "a"}),
        (("sort", "", "up"), {"open": "a"}),
    ],
)
def test_keys_and_clicks_change_the_link_the_order_or_the_cell(monkeypatch, did, kept):
    what, row, column = did
    state = {"heatmap": {"did": {"what": what, "row": row, "column": column}}, "order": "contrast"}
    query = {"open": "a"}
    for module in (heatmap_cell.st, heatmap_cell.tiles.st):
        monkeypatch.setattr(module, "session_state", state)
        monkeypatch.setattr(module, "query_params", query)
    heatmap_cell._did()
    assert query == kept
    assert state.get("opened cell") == (("a", "up") if what == "cell" else None)
    assert state["order"] == ("up" if what == "sort" else "contrast")
    assert state["heatmap runs the whole page"] == (what != "cell")


def test_an_opened_cell_stands_beside_the_heatmap_until_it_is_closed(dashboard):
    publish(settings.published(), [Slice(blocks=trust())])
    app = dashboard("results/heatmap", breakdown="team")
    shown = len(app.get("plotly_chart"))
    row = drawn(app)["rows"][2]
    app.session_state["opened cell"] = row["id"], "dimension_b"
    app.run()
    assert opened(app) == [row["id"], "dimension_b"]
    view = heatmap.default(store.current(), app.session_state.selection)
    detail = heatmap.detail(store.current(), app.session_state.selection, view, row["id"], "dimension_b")
    assert any(detail.sentences[0] in text.value for text in app.markdown)
    assert len(app.get("plotly_chart")) == shown + 2
    app.button(key="close cell").click().run()
    assert len(app.get("plotly_chart")) == shown
    assert opened(app) is None


def test_a_cell_that_another_selection_does_not_have_is_not_opened(dashboard):
    publish(settings.published(), [Slice(blocks=trust())])
    app = dashboard("results/heatmap", breakdown="team")
    app.session_state["opened cell"] = "no such row", "dimension_b"
    app.run()
    assert opened(app) is None
    assert not app.exception


def test_the_table_is_sent_to_whoever_opens_it_and_says_what_the_cells_say(dashboard):
    publish(settings.published(), [Slice(blocks=trust())])
    app = dashboard("results/heatmap")
    assert not app.dataframe
    app.session_state[heatmap_cell.WORDS] = True
    app.run()
    table, of = app.dataframe[0].value, drawn(app)
    assert len(table) == len(of["rows"]) * len(of["columns"])
    people = [told(of, cell[4:])[-1].split()[0] for row in of["rows"] for cell in row["cells"]]
    assert people == [f"{number:,}" for number in table["People"]]
