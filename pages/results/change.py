"""What has changed from wave to wave, by more than chance?"""

import streamlit as st

from analysis import wording
from analysis.charts import difference_words
from analysis.compared import change
from analysis.published import metrics, store, summary
from pages.frame import choices
from pages.results import exhibit, sentences
from pages.results.choice import choose


published, selection = store.current(), st.session_state.selection
waves = change.waves(published, selection)
groups = metrics.groups(published, selection).set_index("group_id")["group"].to_dict()

st.markdown(summary.headline(published, selection))
choices.offer_nearest(published, selection)
exhibit.tell(summary.caution(published, selection))
if len(waves) < 2:
    exhibit.tell(wording.ONE_WAVE)
elif not groups:
    exhibit.tell(exhibit.NO_FIGURES)
else:
    if len(waves) == 2:
        st.warning(change.TWO_WAVES)
    group = choose("Group", groups, "group")
    exhibit.show(change.side_by_side(published, selection, group), key="side_by_side")

    st.header("Two waves")
    if earlier := change.earlier(published, selection):
        wave = choose(f"{selection.wave} compared with", {wave: wave for wave in earlier}, "earlier")
        compared = change.comparison(published, selection, group, wave)
        sentences.show(compared.verdict, compared.sentences)
        st.caption(f"{change.OTHER_PEOPLE} {difference_words.CHANCE_RULE}")
        exhibit.show(compared.exhibit, key="differences")
    else:
        exhibit.tell(change.FIRST_WAVE.format(wave=wording.plain(selection.wave)))

    if len(waves) > 2:
        st.header("From wave to wave")
        dimensions = metrics.dimensions(published, selection.framework).set_index("dimension_id")["dimension"].to_dict()
        dimension = choose("Dimension", dimensions, "dimension")
        run = change.run(published, selection, group, dimension)
        if run is None:
            exhibit.tell(change.NO_RUN)
        else:
            exhibit.show(run, key="run")
