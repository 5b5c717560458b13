"""How is each figure worked out, what does it assume, and where does it end?"""

import streamlit as st

from analysis.narrative import method


st.markdown(
    "Each figure in words first, then as a formula for those who want it. All of them are worked out from counts."
)
for entry in method.METHODS:
    st.header(entry.title)
    st.markdown(entry.words)
    if entry.formulas:
        with st.expander("Formula and source"):
            for formula in entry.formulas:
                st.latex(formula)
            st.markdown(entry.source)
    st.markdown(f"*Assumptions and limits.* {entry.limits}")
