"""How do people see themselves, and how do the others who work with them?"""

from functools import partial

import streamlit as st

from analysis import wording
from analysis.charts import difference_words
from analysis.compared import blind_spots, self_and_others
from analysis.published import metrics, summary
from domain.languages import N_, _
from pages.frame import choices, given
from pages.results import exhibit, sentences
from pages.results.choice import choose, view


GAP, EVERY = "differences", "side_by_side"
WHAT_IS_USUAL = N_("What is usual here, and what departs from it")
published, selection = given.store_and_selection()
rater_groups = partial(self_and_others.rater_groups, published, selection)
groups = partial(metrics.group_names, published, selection)


def main() -> None:
    exhibit.headline(summary.headline(published, selection, without="rater_group"))
    choices.offer_nearest(published, selection)
    if len(rater_groups()) < 2:
        exhibit.tell(_(wording.ONE_RATER_GROUP))
    elif not groups():
        exhibit.tell(exhibit.no_figures())
    else:
        show()


def show() -> None:
    with st.container(horizontal=True, key="page_choices"):
        which = view(lambda: {GAP: _("The gap"), EVERY: _("Every rater group")})
        group = choose(_("Group"), groups, "group")
        if which == GAP:
            first = choose(_("Ratings by"), rater_groups, "first")
            second = choose(_("Compared with"), lambda: others_than(first), "second")
    if which == GAP:
        gap(group, first, second)
    else:
        exhibit.show(self_and_others.side_by_side(published, selection, group), key=EVERY)


def others_than(first: str) -> dict[str, str]:
    return {key: name for key, name in rater_groups().items() if key != first}


def gap(group: str, first: str, second: str) -> None:
    pair = self_and_others.pair(published, selection, group, first, second)
    exhibit.show(pair.exhibit, key=GAP)
    rules = (
        blind_spots.rule(selection, first, second),
        self_and_others.caution(published, selection, first, second),
        difference_words.chance_rule(),
    )
    sentences.show(pair, *rules, label=_(WHAT_IS_USUAL))


main()
