"""How do the ratings spread over the levels, by dimension and by group?"""

import streamlit as st

from analysis import exhibits, metrics, store, summary
from pages.results import exhibit


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
groups = metrics.groups(published, selection).set_index("group_id")["group"].to_dict()
dimensions = metrics.dimensions(published, selection.framework).set_index("dimension_id")["dimension"].to_dict()
exhibit.tell(summary.missing_breakdown(published, selection))
group = st.selectbox("Group", groups, format_func=groups.get, key="group", bind="query-params")
exhibit.show(exhibits.levels_by_dimension(published, selection, group), key="by_dimension")
dimension = st.selectbox("Dimension", dimensions, format_func=dimensions.get, key="dimension", bind="query-params")
exhibit.show(exhibits.levels_by_group(published, selection, dimension), key="by_group", least_width=exhibit.BROAD)
