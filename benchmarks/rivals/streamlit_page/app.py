"""The smallest honest page in Streamlit with pandas and Plotly: a heatmap of teams by dimensions with a choice of wave."""

import plotly.express as px
import streamlit as st
from shares import by_team, read


assessments = st.cache_data(read)()
wave = st.selectbox("Wave", sorted(assessments["wave"].unique(), reverse=True))
shares = by_team(assessments[assessments["wave"] == wave])
st.plotly_chart(px.imshow(shares, text_auto=".0%", aspect="auto", height=2600, zmin=0, zmax=1), key="heatmap")
