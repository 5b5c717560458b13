"""How is each figure worked out, what does it assume, and where does it end?"""

import streamlit as st

from analysis.narrative import method
from domain.languages import _


st.markdown(
    _("Each figure in words first, then as a formula for those who want it. All of them are worked out from counts.")
)
for entry in method.said().values():
    st.header(entry.title)
    st.markdown(entry.words)
    if entry.formulas:
        with st.expander(_("Formula and source")):
            for formula in entry.formulas:
                st.latex(formula)
            st.markdown(entry.source)
    st.markdown(f"*{_('Assumptions and limits.')}* {entry.limits}")
