"""Who was assessed, when, in which groups, and how the levels stand on each dimension?"""

import streamlit as st

from analysis import exhibits, store, summary
from pages.results import exhibit


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
for column, fact in zip(st.columns(4), summary.facts(published, selection), strict=True):
    column.metric(fact.label, fact.value, help=fact.explanation, border=True)
exhibit.show(exhibits.profile(published, selection), key="profile")
st.header("Who was assessed")
exhibit.tell(summary.missing_breakdown(published, selection))
exhibit.table(exhibits.participation(published, selection))
