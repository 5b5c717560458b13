"""What is shown, how are people protected, and has that been proven?"""

import streamlit as st

from analysis import about, store, summary
from pages.results import exhibit


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
for paragraph in about.protection(published, selection):
    st.markdown(paragraph)
st.subheader("People left out")
st.markdown(
    "Peers, direct reports and others stay anonymous to the person they rate: a person counts on a dimension only if"
    " enough of them answered. This many were left out for that reason, in the whole organisation:"
)
exhibit.table(about.left_out(published, selection))
