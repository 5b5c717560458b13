"""A bare Streamlit page with one Plotly chart, whose figures stand in it: what a first visit is compared with."""

import plotly.graph_objects as go
import streamlit as st


NAMES = [f"Dimension {letter}" for letter in "ABCDEFGHI"]
SHARES = [0.69, 0.68, 0.66, 0.64, 0.63, 0.62, 0.6, 0.59, 0.58]
st.title("Overview")
st.plotly_chart(go.Figure(go.Scatter(x=SHARES, y=NAMES, mode="markers")), key="profile")
