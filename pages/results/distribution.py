"""How do the ratings spread over the levels, by dimension and by group?"""

from functools import partial

import streamlit as st

from analysis.compared import distribution
from analysis.published import framework, metrics, summary
from domain.languages import _
from pages.frame import choices, given
from pages.results import exhibit
from pages.results.choice import choose, view


DIMENSIONS, GROUPS, PANELS = "by_dimension", "by_group", "panels"
published, selection = given.store_and_selection()
groups = partial(metrics.group_names, published, selection)
dimensions = partial(framework.dimension_names, published, selection.framework)


def main() -> None:
    exhibit.headline(summary.headline(published, selection))
    choices.offer_nearest(published, selection)
    pages = distribution.pages(published, selection)
    with st.container(horizontal=True, key="page_choices"):
        which = view(partial(views, pages), {"dimension": GROUPS, "group_order": GROUPS})
        shown = {DIMENSIONS: by_dimension, GROUPS: by_group, PANELS: lambda: panels(pages)}[which]()
    exhibit.show(shown, key=which)


def views(pages: int) -> dict[str, str]:
    return {DIMENSIONS: _("One group"), GROUPS: _("One dimension")} | ({PANELS: _("All groups")} if pages else {})


def by_dimension():
    group = choose(_("Group"), groups, "group")
    order = choose(_("Order of dimensions"), lambda: distribution.orders(_("The model's")), "order")
    return distribution.by_dimension(published, selection, group, order)


def by_group():
    dimension = choose(framework.called(selection.framework), dimensions, "dimension")
    order = choose(_("Order of groups"), lambda: distribution.orders(_("Name")), "group_order")
    return distribution.by_group(published, selection, dimension, order)


def panels(pages: int):
    page = st.pagination(pages, key="panels_page") if pages > 1 else 1
    return distribution.panels(published, selection, page)


main()
