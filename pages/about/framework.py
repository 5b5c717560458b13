"""What are the dimensions and levels, and whose are they?"""

import streamlit as st

from analysis.published import about
from pages.frame import given


published, selection = given.store_and_selection()
framework = about.framework(published, selection.framework)

st.markdown(framework.name)
st.header("Dimensions")
st.table(framework.dimensions, hide_index=True, border="horizontal")
st.header("Levels")
st.markdown(framework.reading)
st.table(framework.levels, hide_index=True, border="horizontal")
st.header("Source")
st.markdown(framework.attribution)
