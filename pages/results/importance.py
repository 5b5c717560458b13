"""What do people find important for their role, and where do they stand on it?"""

from functools import partial

import streamlit as st

from analysis.compared import importance
from analysis.published import metrics, summary
from domain.languages import _
from pages.frame import choices, given
from pages.results import exhibit, sentences
from pages.results.choice import choose


published, selection = given.store_and_selection()
groups = partial(metrics.group_names, published, selection)

exhibit.headline(summary.headline(published, selection, without="measure"))
choices.offer_nearest(published, selection)
if not importance.is_asked(published, selection):
    exhibit.tell(
        _(
            "Importance and performance have not both been published for this wave and rater group. Where a survey asks both,"
            " this page sets them side by side. Choose another rater group or wave."
        )
    )
elif len(metrics.dimensions(published, selection.framework)) < 2:
    exhibit.tell(
        _("This page sets dimensions beside one another, and this framework has only one. Go to the Overview for it.")
    )
elif not groups():
    exhibit.tell(exhibit.no_figures())
else:
    with st.container(key="page_choices"):
        group = choose(_("Group"), groups, "group")
    exhibit.show(importance.quadrant(published, selection, group), key="quadrant")
    prompts = importance.questions(importance.places(published, selection, group))
    if prompts:
        with st.expander(_("Questions to ask")):
            st.markdown(sentences.bullets(prompts))
