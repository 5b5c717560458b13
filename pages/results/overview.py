"""Who took part, where is leadership strongest and weakest, what stands out, what changed, and what to look at next?"""

import streamlit as st

from analysis import exhibits, narrative
from analysis.published import summary
from analysis.wording import plain
from domain.languages import _
from pages.frame import given
from pages.results import exhibit, sentences


published, selection = given.store_and_selection()


def main() -> None:
    exhibit.headline(summary.headline(published, selection))
    with st.container(key="key_facts"):
        facts = narrative.key_facts(published, selection)
        for column, fact in zip(st.columns(len(facts)), facts, strict=True):
            tile(column, fact)
    exhibit.show(exhibits.profile(published, selection), key="profile")
    for card in narrative.cards(published, selection):
        with st.expander(f"**{card.name}.** {plain(card.line)}"):
            show(card)


def tile(place, fact: summary.Fact) -> None:
    place.metric(
        plain(fact.label),
        plain(fact.value),
        plain(fact.detail) or None,
        delta_color="off",
        delta_arrow="off",
        help=plain(fact.explanation),
        border=True,
        height="stretch",
    )


def show(card: narrative.Card) -> None:
    """The sentences behind a card, with their rule; and, of who took part, the figures by group."""
    if card.is_about_people:
        for column, fact in zip(st.columns(4), summary.facts(published, selection), strict=True):
            tile(column, fact)
    (sentences.ask if card.are_questions else sentences.tell)(card.sentences)
    if card.rule:
        st.caption(card.rule)
    if card.is_about_people:
        people()


def people() -> None:
    groups = exhibits.participation(published, selection)
    if not len(groups):
        return
    st.header(_("The groups and their people"))
    exhibit.table(groups, name=_("Table: the groups and their people"))
    if "People, at least" in groups:
        st.caption(
            _("At least: those with a rating on the dimension where fewest have one; at most: where most have one.")
        )


main()
