"""On which dimensions is each group strong, beside what it is compared with?"""

import streamlit as st

from analysis import heatmap
from analysis.published import store, summary
from pages.frame import choices
from pages.results import exhibit, heatmap_cell
from pages.results.choice import choose


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
choices.offer_nearest(published, selection)
exhibit.tell(summary.caution(published, selection))
with st.container(horizontal=True, key="heatmap_choices"):
    figures = heatmap.offered(published, selection)
    figure = figures[choose("Figure", {name: one.label for name, one in figures.items()}, "figure")]
    against = choose(figure.choice, figure.comparators(published, selection), figure.parameter)
    order = choose("Order of rows", heatmap.order_choices(published, selection), "order")
    colours = choose("Colours by", heatmap.colour_choices(figure, against), "colours")
view = heatmap.View(figure.figure_id, against, order, colours or heatmap.DEFAULT.colours)
exhibit.show(
    heatmap.exhibit(published, selection, view),
    key="heatmap",
    least_width=exhibit.WIDE,
    on_select=heatmap_cell.clicked,
)
heatmap_cell.offer(published, selection, view)
