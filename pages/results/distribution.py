"""How do the ratings spread over the levels, by dimension and by group?"""

import streamlit as st

from analysis.compared import distribution
from analysis.published import framework, metrics, summary
from domain.languages import _
from pages.frame import choices, given
from pages.results import exhibit
from pages.results.choice import choose, view


DIMENSIONS, GROUPS, PANELS = "by_dimension", "by_group", "panels"
published, selection = given.store_and_selection()
groups = metrics.groups(published, selection).set_index("group_id")["group"].to_dict()
dimensions = metrics.dimensions(published, selection.framework).set_index("dimension_id")["dimension"].to_dict()


def main() -> None:
    exhibit.headline(summary.headline(published, selection))
    choices.offer_nearest(published, selection)
    views = {DIMENSIONS: _("One group"), GROUPS: _("One dimension")}
    pages = distribution.pages(published, selection)
    with st.container(horizontal=True, key="page_choices"):
        which = view(
            views | ({PANELS: _("All groups")} if pages else {}),
            {"dimension": GROUPS, "group_order": GROUPS},
        )
        shown = {DIMENSIONS: by_dimension, GROUPS: by_group, PANELS: lambda: panels(pages)}[which]()
    exhibit.show(shown, key=which)


def by_dimension():
    group = choose(_("Group"), groups, "group")
    order = choose(_("Order of dimensions"), distribution.orders(_("The model's")), "order")
    return distribution.by_dimension(published, selection, group, order)


def by_group():
    dimension = choose(framework.called(selection.framework), dimensions, "dimension")
    order = choose(_("Order of groups"), distribution.orders(_("Name")), "group_order")
    return distribution.by_group(published, selection, dimension, order)


def panels(pages: int):
    page = st.pagination(pages, key="panels_page") if pages > 1 else 1
    return distribution.panels(published, selection, page)


main()
