from analysis.published.selection import choose
from tests.support.published import Framework, Slice


OTHER = Framework("other", "Another framework", ("One", "Two"), ("Low", "High"), ("High",))


def options(choices, field):
    return list(next(choice for choice in choices if choice.field == field).options)


def test_by_default_the_latest_wave_self_performance_by_division(published):
    store = published(
        Slice(wave="2025 spring", rater_group="self"),
        Slice(wave="2025 autumn", rater_group="peers"),
        Slice(wave="2025 autumn", rater_group="self", measure="importance"),
        Slice(wave="2025 autumn", rater_group="self"),
    )
    chosen, _ = choose(store, {})
    assert (chosen.wave, chosen.rater_group, chosen.measure, chosen.breakdown, chosen.slice_id) == (
        "2025 autumn",
        "self",
        "performance",
        "division",
        4,
    )


def test_a_wish_that_is_published_is_granted(published):
    store = published(Slice(wave="first", rater_group="peers"), Slice(wave="second"))
    chosen, _ = choose(store, {"wave": "first", "rater_group": "peers", "breakdown": "team"})
    assert (chosen.slice_id, chosen.breakdown) == (1, "team")


def test_a_wish_that_is_not_published_gives_way_to_the_default(published):
    store = published(Slice(organisation="Trust A", wave="first"), Slice(organisation="Trust B", wave="second"))
    chosen, _ = choose(store, {"organisation": "Trust B", "wave": "first", "breakdown": "'; drop table blocks"})
    assert (chosen.organisation, chosen.wave, chosen.breakdown) == ("Trust B", "second", "division")


def test_only_what_leads_to_a_slice_can_be_chosen(published):
    store = published(
        Slice(organisation="Trust A", wave="first"),
        Slice(organisation="Trust B", wave="second", rater_group="peers"),
        Slice(organisation="Trust B", wave="second", framework=OTHER),
    )
    _, choices = choose(store, {"organisation": "Trust B", "framework": "healthcare_leadership_model"})
    assert options(choices, "framework") == ["other", "healthcare_leadership_model"]
    assert options(choices, "wave") == ["second"]
    assert options(choices, "rater_group") == ["peers"]


def test_options_stand_in_the_order_a_reader_expects(published):
    store = published(
        Slice(organisation="Trust 10", wave="first", rater_group="others"),
        Slice(organisation="Trust 9", wave="first", rater_group="others"),
        Slice(organisation="Trust 9", wave="first", rater_group="self", measure="importance"),
        Slice(organisation="Trust 9", wave="second", rater_group="line_manager"),
        Slice(organisation="Trust 9", wave="first", rater_group="self", measure="performance"),
    )
    _, choices = choose(store, {"wave": "first"})
    assert options(choices, "organisation") == ["Trust 9", "Trust 10"]
    assert options(choices, "wave") == ["second", "first"]
    assert options(choices, "rater_group") == ["self", "others"]
    assert options(choices, "measure") == ["performance", "importance"]


def test_a_slice_that_splits_nothing_is_shown_whole(published):
    chosen, choices = choose(published(Slice(breakdowns=("organisation",))), {"breakdown": "team"})
    assert chosen.breakdown == "organisation"
    assert options(choices, "breakdown") == ["organisation"]
