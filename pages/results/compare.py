"""Which groups differ by more than chance explains, from the rest or from one another, and on what?"""

from functools import partial

import streamlit as st

from analysis.charts import difference_words
from analysis.charts.exhibit import Exhibit
from analysis.compared import compare, funnel
from analysis.compared.comparison import Told
from analysis.published import framework, metrics, summary
from domain.declared import benchmarks
from domain.errors import Unreadable
from domain.languages import _
from pages.frame import choices, given
from pages.results import exhibit, sentences, two_frameworks
from pages.results.choice import choose, view


EVERY, ONE, FRAMEWORKS = "funnel", "differences", "frameworks"
published, selection = given.store_and_selection()
groups = compare.groups(published, selection)
other_waves = two_frameworks.waves(published, selection)


def main() -> None:
    exhibit.headline(summary.headline(published, selection))
    choices.offer_nearest(published, selection)
    exhibit.tell(summary.caution(published, selection))
    if metrics.groups(published, selection).empty:
        exhibit.tell(exhibit.no_figures())
    elif compare.only_group(published, selection):
        exhibit.tell(compare.only_group(published, selection))
    elif groups or other_waves:
        show()


def show() -> None:
    dimension_id, group_id = compare.clearest(published, selection) or (None, None)
    with st.container(horizontal=True, key="page_choices"):
        which = view(views, {"group": ONE, "other": ONE, "of": FRAMEWORKS})
        if which == FRAMEWORKS:
            shown, told = two_frameworks.chosen(published, selection, other_waves), None
        else:
            shown, told = every(dimension_id) if which == EVERY else one(group_id)
    exhibit.show(shown, key=which)
    if told:
        sentences.show(told, difference_words.chance_rule())


def views() -> dict[str, str]:
    name = metrics.breakdown_name(published, selection).lower()
    found = {EVERY: _("Every {name}", name=name), ONE: _("One {name}", name=name)} if groups else {}
    return found | ({FRAMEWORKS: _("Two frameworks")} if other_waves else {})


def every(first: str | None) -> tuple[Exhibit | None, Told]:
    """All groups on one dimension, and how many of them differ on any."""
    dimensions = partial(framework.dimension_names, published, selection.framework)
    dimension = choose(framework.called(selection.framework), dimensions, "dimension", first=first)
    return funnel_with_outside(dimension), compare.standing(published, selection)


def funnel_with_outside(dimension: str) -> Exhibit | None:
    """The funnel with figures from outside beside it; what is wrong with their file is said, and the funnel stands alone."""
    try:
        return funnel.exhibit(published, selection, dimension, benchmarks.read())
    except Unreadable as wrong:
        exhibit.tell(str(wrong))
        return funnel.exhibit(published, selection, dimension)


def one(first: str | None) -> tuple[Exhibit, Told]:
    """One group on all dimensions, beside the rest or another."""
    group = choose(_("Group"), partial(compare.groups, published, selection), "group", first=first)
    other = choose(_("Compared with"), partial(compare.others, published, selection, group), "other")
    told = compare.comparison(published, selection, group, other)
    return told.exhibit, told


main()
