"""Compare, Self and others, Change, Importance and Method: what they say of what is published, in words that can be read."""

import json
import re

import numpy as np
import pytest

import settings
from analysis.compared import compare
from analysis.published import store
from domain.declared.item_framework import SUFFIX
from tests.support.adding_up import EVEN, adding_up
from tests.support.published import NOBODY, Block, Framework, Slice, publish, trust, whole


ONE = Framework(dimensions=("Dimension A",))
PAGES = ("compare", "self_and_others", "change", "importance")


def texts(app):
    return [
        element.value for kind in ("markdown", "info", "warning", "caption", "header") for element in getattr(app, kind)
    ] + [expander.label for expander in app.expander]


def said(app, sentence):
    return any(sentence in text for text in texts(app))


def parts(name, of):
    return Block("division", name, [NOBODY | {"division": name}], sum(of), None, of)


def test_compare_says_what_stands_and_draws_it_filled(dashboard):
    blocks = [whole(300, counts=(60, 60, 90, 90)), parts("A", (40, 40, 10, 10)), parts("B", (20, 20, 80, 80))]
    publish(settings.published(), [Slice(framework=ONE, blocks=blocks)])
    app = dashboard("results/compare")
    assert said(app, "**2 differences are clear**, of 2 compared.")
    assert said(app, "20% of ratings in A are at strong or exemplary, and 80% in the rest of the organisation")
    assert said(app, "no more than one in 20 is chance")


@pytest.mark.parametrize(("suffix", "called"), [("", "Dimension"), (SUFFIX, "Item")])
def test_pages_call_what_figures_are_about_what_it_is(dashboard, suffix, called):
    publish(settings.published(), [Slice(framework=Framework(f"one{suffix}"), blocks=trust())])
    app = dashboard("results/compare")
    assert app.selectbox(key="dimension").label == called
    app = dashboard("results/compare", view="One division")
    assert json.loads(app.dataframe[0].proto.columns)["Dimension"]["label"] == called


def test_two_groups_can_be_chosen(dashboard):
    publish(settings.published(), [Slice(blocks=trust())])
    app = dashboard("results/compare", view="One division", group="Division 1")
    ids = {name: key for key, name in compare.groups(store.current(), app.session_state.selection).items()}
    app.selectbox(key="other").set_value(ids["Division 3"]).run()
    assert not app.exception
    assert said(app, "Division 1, difference from Division 3")


def test_two_waves_carry_a_caution_and_three_a_run(dashboard):
    publish(settings.published(), [Slice(wave=wave) for wave in ("2025 spring", "2026 spring")])
    app = dashboard("results/change")
    assert said(app, "**Two waves are no trend.**")
    assert [one.options for one in app.main.get("button_group")] == [["Two waves", "Size of change"]]
    publish(
        settings.published(), [Slice(wave=wave) for wave in ("2025 spring", "2025 autumn", "2026 spring")], version="v2"
    )
    app = dashboard("results/change")
    assert not said(app, "Two waves are no trend")
    assert said(dashboard("results/change", view="One dimension"), "from wave to wave")


def test_the_first_wave_has_changed_since_none_and_says_so(dashboard):
    publish(settings.published(), [Slice(wave=wave) for wave in ("2025 spring", "2026 spring")])
    app = dashboard("results/change", wave="2025 spring")
    assert said(app, "2025 spring is the first of the waves")
    assert not any(box.key == "earlier" for box in app.selectbox)


def test_self_and_others_states_its_rule_and_regression_to_the_mean(dashboard):
    publish(settings.published(), [Slice(rater_group="self"), Slice(rater_group="peers")])
    app = dashboard("results/self_and_others")
    assert said(app, "The rule: a dimension may be a blind spot where")
    assert said(app, "regression to the mean")


def test_of_importance_no_blind_spot_is_spoken_of(dashboard):
    publish(
        settings.published(),
        [Slice(rater_group=group, measure="importance") for group in ("self", "peers")],
    )
    app = dashboard("results/self_and_others")
    assert not said(app, "blind spot")
    assert not said(app, "hidden strength")


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("self_and_others", "Only one rater group is published"),
        ("change", "Only one wave is published"),
        ("importance", "have not both been published"),
    ],
)
def test_what_was_not_asked_is_said_in_words(dashboard, page, sentence):
    publish(settings.published(), [Slice()])
    assert said(dashboard(f"results/{page}"), sentence)


def test_ratings_by_others_carry_a_caution_where_teams_are_too_few(dashboard):
    few = [whole(240, counts=(30, 30, 90, 90)), parts("A", (10, 10, 10, 10)), parts("B", (20, 20, 80, 80))]
    publish(
        settings.published(),
        [Slice(rater_group=group, framework=ONE, blocks=few) for group in ("line_manager", "self")],
    )
    sentence = "One rater may rate several people"
    assert said(dashboard("results/compare", rater_group="line_manager"), sentence)
    assert not said(dashboard("results/compare", rater_group="self"), sentence)


def test_compare_opens_on_the_clearest_difference_and_names_who_lies_outside_the_limits(dashboard):
    random = np.random.default_rng(3)
    lower = (0.6, 0.2, 0.1, 0.1)
    slices = [adding_up(random, lambda *at: lower if at == (3, 5) else EVEN, people=(200,) * 6)]
    publish(settings.published(), slices)
    app = dashboard("results/compare")
    assert app.selectbox(key="dimension").value == "dimension_f"
    (message,) = (header.value for header in app.header)
    assert re.fullmatch(r"Dimension F\W+.*Division 3.* than chance explains", message)
    opened = dashboard("results/compare", view="One division")
    groups = compare.groups(store.current(), opened.session_state.selection)
    assert groups[opened.selectbox(key="group").value] == "Division 3"
    assert said(app, "fewer in every 100 (95% interval")


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_a_text_alternative_a_note_and_a_table(dashboard, page):
    slices = [
        Slice(wave=wave, rater_group=rater_group, measure=measure)
        for wave in ("2025 spring", "2025 autumn", "2026 spring")
        for rater_group in ("self", "peers")
        for measure in ("performance", "importance")
    ]
    publish(settings.published(), slices)
    app = dashboard(f"results/{page}")
    shown = app.get("plotly_chart")
    assert shown
    assert all("table below has every figure" in chart.proto.alt for chart in shown)
    assert len(app.dataframe) == len(shown)


@pytest.mark.parametrize("page", PAGES)
def test_names_from_an_export_are_never_read_as_markup(dashboard, page):
    name = "<img src=x onerror=alert(1)> *co* :red[x]"
    blocks = [whole(300, counts=(60, 60, 90, 90)), parts(name, (40, 40, 10, 10)), parts("B", (20, 20, 80, 80))]
    publish(
        settings.published(),
        [
            Slice(framework=ONE, blocks=blocks, wave=wave, measure=measure)
            for wave in ("1", "2")
            for measure in ("performance", "importance")
        ],
    )
    app = dashboard(f"results/{page}")
    for chart in app.get("plotly_chart"):
        assert "<img" not in chart.proto.spec
    for element in app.markdown:
        assert "*co*" not in element.value.replace("\\*co\\*", "")


def test_the_method_page_has_words_before_formulas(dashboard):
    publish(settings.published(), [Slice()])
    app = dashboard("about/method")
    assert {"How sure a share is", "Many comparisons at once", "Funnel"} <= {header.value for header in app.header}
    assert len(app.latex) >= 10
