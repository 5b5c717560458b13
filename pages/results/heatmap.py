"""Which groups stand out on which dimensions, beside what they are compared with?"""

from functools import partial

import streamlit as st

from analysis import heatmap
from analysis.published import summary
from domain.languages import _
from pages.frame import choices, given
from pages.results import exhibit, heatmap_cell
from pages.results.choice import choose


published, selection = given.store_and_selection()

exhibit.headline(summary.headline(published, selection))
choices.offer_nearest(published, selection)
exhibit.tell(summary.caution(published, selection))
with st.container(horizontal=True, vertical_alignment="bottom", key="heatmap_choices"):
    figures = partial(heatmap.offered, published, selection)
    figure = figures()[choose(_("Figure"), lambda: {name: one.label for name, one in figures().items()}, "figure")]
    against = choose(_(figure.choice), partial(figure.comparators, published, selection), figure.parameter)
    order = choose(_("Order of rows"), partial(heatmap.order_choices, published, selection), heatmap_cell.ORDER)
    more = st.popover(_("More"))
    colours = choose(_("Colours by"), partial(heatmap.colour_choices, figure, against), "colours", more)
    parts = partial(heatmap.parts_choices, published, selection)
    within = choose(_("Rows open to"), parts, "within", more) if len(parts()) > 1 else ""
    only_clear = st.toggle(_("Only what is clear"), key="clear", bind="query-params")
view = heatmap.View(
    figure=figure.figure_id,
    against=against,
    order=order,
    colours=colours,
    within=within,
    opened=heatmap_cell.named(heatmap_cell.OPENED),
    pinned=heatmap_cell.named(heatmap_cell.PINNED),
    folded=heatmap_cell.named(heatmap_cell.FOLDED),
    unfolded=heatmap_cell.named(heatmap_cell.UNFOLDED),
    only_clear=only_clear,
)
heatmap_cell.show(published, selection, view)
