"""How do the ratings spread over the levels, by dimension and by group?"""

import streamlit as st

from analysis.compared import distribution
from analysis.published import metrics, store, summary
from pages.frame import choices
from pages.results import exhibit
from pages.results.choice import choose


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
choices.offer_nearest(published, selection)
groups = metrics.groups(published, selection).set_index("group_id")["group"].to_dict()
dimensions = metrics.dimensions(published, selection.framework).set_index("dimension_id")["dimension"].to_dict()
left, right = st.columns(2)
group = choose("Group", groups, "group", beside=left)
order = choose("Order of dimensions", distribution.orders("The model's"), "order", beside=right)
exhibit.show(distribution.by_dimension(published, selection, group, order), key="by_dimension")
left, right = st.columns(2)
dimension = choose("Dimension", dimensions, "dimension", beside=left)
order = choose("Order of groups", distribution.orders("Name"), "group_order", beside=right)
exhibit.show(distribution.by_group(published, selection, dimension, order), key="by_group", least_width=exhibit.BROAD)
pages = distribution.pages(published, selection)
page = st.pagination(pages, key="panels_page") if pages > 1 else 1
if pages:
    exhibit.show(distribution.panels(published, selection, page), key="panels", least_width=exhibit.WIDE)
