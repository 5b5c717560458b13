"""Which groups differ by more than chance explains, from the rest or from one another, and on what?"""

import streamlit as st

from analysis.charts import difference_words
from analysis.compared import compare, funnel
from analysis.published import metrics, store, summary
from pages.frame import choices
from pages.results import exhibit, sentences
from pages.results.choice import choose


published, selection = store.current(), st.session_state.selection

st.markdown(summary.headline(published, selection))
choices.offer_nearest(published, selection)
exhibit.tell(summary.caution(published, selection))
groups = compare.groups(published, selection)
if metrics.groups(published, selection).empty:
    exhibit.tell(exhibit.NO_FIGURES)
elif compare.only_group(published, selection):
    exhibit.tell(compare.only_group(published, selection))
elif groups:
    name = metrics.breakdown_name(published, selection).lower()
    st.header(f"Every {name} compared with the rest of the organisation")
    sentences.show(*compare.standing(published, selection))
    st.caption(difference_words.CHANCE_RULE)

    dimensions = metrics.dimensions(published, selection.framework).set_index("dimension_id")["dimension"].to_dict()
    dimension = choose("Dimension", dimensions, "dimension")
    exhibit.show(funnel.exhibit(published, selection, dimension), key="funnel")

    st.header("Two groups")
    left, right = st.columns(2)
    group = choose("Group", groups, "group", beside=left)
    others = compare.others(published, selection, group)
    other = choose("Compared with", others, "other", beside=right)
    pair = compare.comparison(published, selection, group, other)
    sentences.show(pair.verdict, pair.sentences)
    exhibit.show(pair.exhibit, key="differences")
