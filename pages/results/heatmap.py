"""On which dimensions is each group strong?"""

import streamlit as st

from analysis import exhibits, store, summary
from pages.results import exhibit


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
exhibit.tell(summary.missing_breakdown(published, selection))
exhibit.show(exhibits.heatmap(published, selection), key="heatmap", least_width=exhibit.WIDE)
