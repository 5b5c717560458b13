"""What are the dimensions and levels, and whose are they?"""

import streamlit as st

from analysis.published import about
from analysis.wording import plain
from domain.languages import _
from pages.frame import given


published, selection = given.store_and_selection()
framework = about.framework(published, selection.framework)

st.markdown(plain(framework.name))
st.header(_("Dimensions"))
st.table(framework.dimensions.rename(columns=_), hide_index=True, border="horizontal")
if not framework.parts.empty:
    st.header(_("What lies in what"))
    if framework.asked:
        st.markdown(framework.asked)
    st.table(framework.parts.rename(columns=_), hide_index=True, border="horizontal")
st.header(_("Levels"))
st.markdown(plain(framework.reading))
st.table(framework.levels.rename(columns=_), hide_index=True, border="horizontal")
st.header(_("Source"))
st.markdown(plain(framework.attribution))
