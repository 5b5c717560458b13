"""What is shown, how are people protected, and has that been proven?"""

import streamlit as st

from analysis import about, store, summary
from pages.results import exhibit


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
for paragraph in about.protection(published, selection):
    st.markdown(paragraph)
sentence, people = about.left_out(published, selection)
if sentence:
    st.header("People left out")
    st.markdown(sentence)
if people is not None:
    exhibit.table(people)
