"""The filter on the screen: asked for, kept in the link, taken back by chips, and said where it isn't published."""

import settings
from analysis.published import filters
from analysis.published import store as stores
from analysis.published.only import Only
from tests.support.published import Slice, publish, trust
from tests.support.told import chosen
from tests.support.upload_page import select, text


def link(*names, by="division"):
    opened = stores.current()
    groups = {name: group for group, name in filters.choices(opened, chosen(opened))[by].items()}
    return Only(by, tuple(sorted(groups[name] for name in names))).written()


def chips(app):
    return [button for button in app.button if button.label.startswith("Only")]


def test_groups_are_chosen_in_the_sidebar_stand_in_the_link_and_are_taken_back_one_by_one(dashboard):
    publish(settings.published(), [Slice()])
    app = dashboard("results/heatmap", breakdown="team")
    select(app, "Look at some groups alone").set_value("division").run()
    asked = link("Division 1", "Division 3")
    app.multiselect[0].set_value(asked.partition(":")[2].split(",")).run()
    assert app.query_params["only"] == asked
    assert [chip.label.replace("\\", "") for chip in chips(app)] == [
        "Only division: Division 1 ✕",
        "Only division: Division 3 ✕",
    ]
    chips(app)[0].click().run()
    assert app.query_params["only"] == link("Division 3")
    chips(app)[0].click().run()
    assert "only" not in app.query_params


def test_every_page_says_whose_figures_it_shows(dashboard):
    publish(settings.published(), [Slice(), Slice(rater_group="peers")])
    asked = link("Division 2")
    for page in ("overview", "heatmap", "distribution", "compare", "self_and_others"):
        app = dashboard(f"results/{page}", breakdown="team", only=asked)
        assert any("only Division 2" in caption.value for caption in app.caption), page


def test_what_is_not_published_is_said_with_the_nearest_and_may_be_asked_for(dashboard):
    publish(settings.published(), [Slice(blocks=[block for block in trust() if block.breakdown != "division_role"])])
    app = dashboard("results/compare", breakdown="role", only=link("Division 2"))
    assert "Division 2 by role is not published" in text(app)
    next(button for button in app.button if button.label == "Division 2 by team").click().run()
    assert app.query_params["breakdown"] == "team"
    assert "not published" not in text(app)
    asked = dashboard("manage/breakdowns", cross="division,role")
    assert asked.multiselect[0].value == ["division", "role"]
