"""What is shown, how are people protected, what did that cost, and has it been proven?"""

import streamlit as st

from analysis.narrative import certification, extras, privacy
from analysis.published import certified, summary
from analysis.published.selection import Selection
from analysis.published.store import Store
from analysis.wording import plain
from domain.declared.access import Role
from pages.about import not_certified
from pages.access import reader, taking
from pages.frame import given
from pages.results import exhibit


def main(published: Store, selection: Selection) -> None:
    uncertified = certified.uncertified(published)
    if uncertified:
        not_certified.explain(uncertified)
    else:
        st.markdown(plain(summary.headline(published, selection)))
        for paragraph in privacy.protection(published, selection):
            st.markdown(paragraph)
        own_blocks(published, selection)
        besides(published, selection)
        read_certificate(published, selection)
    if reader.may(Role.ANALYST):
        st.download_button(
            "Download every certificate (JSON)",
            taking.away("certificate", lambda: certification.as_json(published)),
            f"ninefold certificate {published.version}.json",
            "application/json",
            on_click="ignore",
        )
    if not uncertified:
        st.header("What this does not protect against")
        for limit in privacy.LIMITS:
            st.markdown(limit)


def own_blocks(published: Store, selection: Selection) -> None:
    st.header("How much has a figure of its own")
    sentence, shares = privacy.own_blocks(published, selection)
    st.markdown(sentence)
    if shares.empty:
        st.markdown(exhibit.NO_FIGURES)
    else:
        st.table(shares, hide_index=True)
    if combined := privacy.combined_groups(published, selection):
        with st.expander(f"Groups that are combined to protect confidentiality ({len(combined):,})"):
            st.markdown("\n".join(f"- {plain(name)}" for name in combined))


def besides(published: Store, selection: Selection) -> None:
    sentence, people = extras.left_out(published, selection)
    likeness = extras.likeness(published, selection)
    st.header("Published besides the counts")
    if people_assessed := extras.assessed(published, selection):
        st.markdown(f"**The number of people assessed.** {people_assessed}")
    st.markdown(f"**The number invited.** {extras.invited(published, selection)}")
    for heading, told in extras.own_words(published):
        st.markdown(f"**{heading}.** {told}")
    if sentence:
        st.markdown(f"**People left out.** {sentence}")
    if people is not None:
        exhibit.table(people)
    if likeness is not None:
        st.markdown(
            "**How alike the ratings of one person are,** from 0 (no more than anyone's) to 1 (all the same), in the whole"
            " organisation, to one decimal and from 0.9 on as 0.9 or more, and how unequally raters are spread over people (1: all have"
            " as many). Intervals are wider where several raters say the same, and where a few people have most of them."
        )
        exhibit.table(likeness)
    if in_common := extras.in_common(published, selection):
        st.markdown(
            f"**What one person's figures have in common,** in the whole organisation, to one decimal and at most 0.9."
            f" {' '.join(in_common)} Differences between dimensions and between waves are surer for it."
        )


def read_certificate(published: Store, selection: Selection) -> None:
    st.header("The certificate, and how to read it")
    st.table(certification.explained(published, selection), hide_index=True)


main(*given.store_and_selection())
