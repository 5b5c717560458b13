"""A bare Streamlit page that redraws the figures it is given when another is chosen, and reads nothing else: what
bench_redraw compares the heatmap page with."""

import os
import pickle
from pathlib import Path

import streamlit as st


@st.cache_resource
def figures() -> dict:
    return pickle.loads(Path(os.environ["BARE_FIGURES"]).read_bytes())


chosen = st.sidebar.selectbox("Wave", figures())
st.plotly_chart(figures()[chosen], theme=None, key="heatmap", config={"displayModeBar": False})
