"""Compare offers the figures of two frameworks side by side where an organisation has both."""

import pytest

import settings
from domain.declared.framework_file import read_framework
from tests.support.published import Framework, Slice, publish, trust


def framework(framework_id: str) -> Framework:
    read = read_framework(framework_id)
    levels = tuple(level.name for level in read.levels)
    high = tuple(level.name for level in read.levels if level.is_high)
    return Framework(framework_id, read.name, tuple(one.name for one in read.dimensions), levels, high)


OLD, NEW = framework(settings.FRAMEWORK), framework("nhs_management_and_leadership_framework")
BOTH = [Slice(framework=OLD, blocks=trust()), Slice(framework=NEW, blocks=trust(), wave="2026 autumn")]
OFFERED = "Two frameworks"


def views(app) -> list[str]:
    """What the page can show, by name."""
    return [str(option) for group in app.get("button_group") if group.key == "view" for option in group.options]


@pytest.mark.parametrize("one", [OLD, NEW], ids=["from the old", "from the new"])
def test_the_two_are_placed_side_by_side_with_both_names(dashboard, one):
    publish(settings.published(), BOTH)
    app = dashboard("results/compare", framework=one.framework_id, exhibit="frameworks")
    assert OFFERED in views(app)
    table = app.dataframe[0].value
    assert {OLD.name, NEW.name, "Why"} <= set(table)
    assert set(table[OLD.name]) == set(OLD.dimensions)
    assert any("is no change" in text.value for text in app.caption)


def test_it_is_not_offered_where_there_is_one_framework_alone(dashboard):
    publish(settings.published(), BOTH[:1])
    assert OFFERED not in views(dashboard("results/compare"))


def test_a_crosswalk_that_is_none_is_told_and_all_else_is_shown(dashboard):
    publish(settings.published(), BOTH)
    (settings.home() / "crosswalk.toml").write_text("from = ", "utf-8")
    app = dashboard("results/compare")
    assert any("crosswalk.toml can't be read" in warning.value for warning in app.warning)
    assert OFFERED not in views(app)
    assert app.get("plotly_chart")


@pytest.mark.parametrize("breakdown", ["division", "team"])
def test_a_group_that_both_have_can_be_chosen(dashboard, breakdown):
    publish(settings.published(), BOTH)
    app = dashboard("results/compare", breakdown=breakdown, exhibit="frameworks")
    box = app.selectbox(key="of")
    assert len(box.options) > 2
    box.select_index(1).run()
    assert not app.exception
    assert box.options[1].split(": ")[-1] in " ".join(text.value for text in app.caption).replace("\\", "")
