"""The selection as chips, what a link asks for that is not published, saved views, and screenshot mode."""

import pytest

import settings
from analysis import views
from tests.support.drawn import tiles
from tests.support.published import Slice, publish, trust, whole


SEVERAL = [
    Slice(wave=wave, rater_group=rater_group)
    for wave in ("2025 spring", "2026 spring")
    for rater_group in ("self", "peers")
]
NO_TEAMS = [block for block in trust() if block.breakdown in ("organisation", "division")]


def labels(app) -> list[str]:
    return [button.label for button in app.button]


def test_a_choice_that_is_not_the_first_one_has_a_chip_that_takes_it_back(dashboard):
    publish(settings.published(), SEVERAL)
    assert not any("✕" in label for label in labels(dashboard()))
    app = dashboard("results/heatmap", wave="2025 spring", rater_group="peers")
    assert [label for label in labels(app) if "✕" in label] == ["Wave: 2025 spring ✕", "Rater group: Peers ✕"]
    app.button(key="chip of wave").click().run()
    assert app.query_params["wave"] == "2026 spring"
    assert app.query_params["rater_group"] == "peers"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"wave": "2099 spring"}, "Wave “2099 spring” is not published for this choice; “2026 spring” is shown in its place."),
        ({"rater_group": "line_manager"}, "Rater group “Line manager” is not published for this choice; “Self” is shown in its place."),
        ({"breakdown": "shoe_size"}, "Breakdown “shoe size” is not published for this choice; “Division” is shown in its place."),
    ],
)  # fmt: skip
def test_a_link_to_what_is_not_published_says_what_is_shown_in_its_place(dashboard, link, said):
    publish(settings.published(), SEVERAL)
    assert [info.value.replace("\\", "") for info in dashboard("results/heatmap", **link).info] == [said]


def test_a_breakdown_without_figures_offers_the_nearest_that_has_some(dashboard):
    publish(settings.published(), [Slice(blocks=NO_TEAMS)])
    app = dashboard("results/heatmap", breakdown="team")
    assert "By team, every group is combined" in app.info[0].value
    app.button[labels(app).index("Show by division instead")].click().run()
    assert app.query_params["breakdown"] == "division"
    assert not app.info


def test_where_no_breakdown_has_figures_none_is_offered(dashboard):
    publish(settings.published(), [Slice(blocks=[whole()])])
    assert not any("instead" in label for label in labels(dashboard("results/heatmap", breakdown="team")))


def test_a_saved_view_keeps_page_and_choices_and_is_there_for_the_next_reader(dashboard):
    publish(settings.published(), SEVERAL)
    app = dashboard("results/heatmap", wave="2025 spring", screenshot="")
    app.query_params.pop("screenshot")
    app.run()
    app.text_input(key="name of view").set_value("Wards *in* spring").run()
    app.button[labels(app).index("Save this view")].click().run()
    (view,) = views.saved()
    assert (view.name, view.page, view.link["wave"]) == ("Wards *in* spring", "heatmap", "2025 spring")
    assert "screenshot" not in view.link

    other = dashboard("results/overview")
    (link,) = [link for link in other.get("page_link") if "Wards" in link.proto.label]
    assert link.proto.page.endswith("heatmap")
    assert "wave=2025" in link.proto.query_string

    other.selectbox(key="view to forget").set_value("Wards *in* spring").run()
    other.button[labels(other).index("Forget it")].click().run()
    assert views.saved() == []


def test_a_view_without_a_name_is_asked_for_one(dashboard):
    publish(settings.published(), SEVERAL)
    app = dashboard()
    app.button[labels(app).index("Save this view")].click().run()
    assert [told.value for told in app.sidebar.info] == ["Give the view a name first."]


def test_screenshot_mode_shows_one_chart_with_its_provenance_and_no_controls_but_the_way_out(dashboard):
    publish(settings.published(), SEVERAL)
    app = dashboard("results/distribution", screenshot="1")
    assert len(app.get("plotly_chart")) == 1
    assert not app.sidebar.button
    assert labels(app) == ["Leave screenshot mode", "Next part of the chart", "Leave by the keys that led here"]
    assert any("Certified, and published on" in caption.value for caption in app.caption)
    app.button[0].click().run()
    assert "screenshot" not in app.query_params
    assert app.sidebar.button


def test_screenshot_mode_shows_the_chart_that_the_link_names(dashboard):
    publish(settings.published(), SEVERAL)
    first = dashboard("results/distribution", screenshot="1").header[0].value
    named = dashboard("results/distribution", screenshot="1", exhibit="by_group")
    assert len(named.get("plotly_chart")) == 1
    assert named.header[0].value != first


def test_parts_of_a_long_chart_follow_one_another_and_begin_again(dashboard):
    publish(settings.published(), [Slice(blocks=trust(divisions=10, teams=8))])
    app = dashboard("results/heatmap", breakdown="team", screenshot="1")
    seen = []
    for _ in range(8):
        seen += [caption.value for caption in app.caption if caption.value.startswith("Part ")]
        app.button[1].click().run()
    last = int(seen[0].split(" of ")[1].split(".")[0])
    assert last > 2
    assert [int(part.split()[1]) for part in seen] == [number % last + 1 for number in range(8)]


@pytest.mark.parametrize("asked", ["0", "-3", "x", "99999999999999999999", "½"])
def test_a_part_that_is_no_number_is_some_part_and_no_error(dashboard, asked):
    publish(settings.published(), SEVERAL)
    assert len(tiles(dashboard("results/heatmap", screenshot=asked))) == 1
