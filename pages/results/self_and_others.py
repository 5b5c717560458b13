"""How do people see themselves, and how do the others who work with them?"""

import streamlit as st

from analysis import wording
from analysis.charts import difference_words
from analysis.compared import blind_spots, self_and_others
from analysis.published import metrics, store, summary
from pages.frame import choices
from pages.results import exhibit, sentences
from pages.results.choice import choose


published, selection = store.current(), st.session_state.selection
rater_groups = self_and_others.rater_groups(published, selection)
groups = metrics.groups(published, selection).set_index("group_id")["group"].to_dict()

st.markdown(summary.headline(published, selection, without="rater_group"))
choices.offer_nearest(published, selection)
if len(rater_groups) < 2:
    exhibit.tell(wording.ONE_RATER_GROUP)
elif not groups:
    exhibit.tell(exhibit.NO_FIGURES)
else:
    group = choose("Group", groups, "group")
    exhibit.show(self_and_others.side_by_side(published, selection, group), key="side_by_side")

    st.header("Two rater groups")
    left, right = st.columns(2)
    first = choose("Ratings by", rater_groups, "first", beside=left)
    others = {key: name for key, name in rater_groups.items() if key != first}
    second = choose("Compared with", others, "second", beside=right)
    pair = self_and_others.pair(published, selection, group, first, second)
    sentences.show(pair.verdict, pair.sentences)
    if rule := blind_spots.rule(selection, first, second):
        st.caption(rule)
    exhibit.tell(self_and_others.caution(published, selection, first, second))
    exhibit.show(pair.exhibit, key="differences")
    st.caption(difference_words.CHANCE_RULE)
