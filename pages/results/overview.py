"""Who took part, what stands out, what changed, what to look at next, and how the levels stand on each dimension?"""

import streamlit as st

from analysis import exhibits, narrative
from analysis.published import store, summary
from pages.results import exhibit, sentences


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
st.header("Who took part")
for column, fact in zip(st.columns(4), summary.facts(published, selection), strict=True):
    column.metric(fact.label, fact.value, help=fact.explanation, border=True)
sentences.tell(narrative.took_part(published, selection))
st.header("What stands out")
sentences.tell(narrative.stands_out(published, selection))
st.caption(narrative.CHANCE)
st.header("What changed")
sentences.tell(narrative.changed(published, selection))
st.header("What to look at next")
sentences.ask(narrative.look_next(published, selection))
st.caption(narrative.RULES)
exhibit.show(exhibits.profile(published, selection), key="profile")
people = exhibits.participation(published, selection)
if len(people):
    st.header("The groups and their people")
    exhibit.table(people, name="Table: the groups and their people")
    if "People, at least" in people:
        st.caption(
            "At least: those with a rating on the dimension where fewest have one; at most: where most have one."
        )
