"""What are the dimensions and levels, and whose are they?"""

import streamlit as st

from analysis.published import about, store


published, selection = store.current(), st.session_state.selection
framework = about.framework(published, selection.framework)

st.markdown(framework.name)
st.header("Dimensions")
st.table(framework.dimensions, hide_index=True, border="horizontal")
st.header("Levels")
st.markdown(framework.reading)
st.table(framework.levels, hide_index=True, border="horizontal")
st.header("Source")
st.markdown(framework.attribution)
