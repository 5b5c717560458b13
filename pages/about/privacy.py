"""What is shown, how are people protected, what did that cost, and has it been proven?"""

import streamlit as st

from analysis import wording
from analysis.narrative import certification, extras, privacy
from analysis.published import certified, summary
from analysis.published.selection import Selection
from analysis.published.store import Store
from analysis.wording import plain
from domain.declared.access import Role
from domain.languages import N_, _
from pages.about import not_certified
from pages.access import reader, taking
from pages.frame import given
from pages.results import exhibit


COMBINED_GROUPS = N_("Groups that are {combined} ({number:,})")
ALIKE = N_(
    "**How alike the ratings of one person are,** from 0 (no more than anyone's) to 1 (all the same), in the whole organisation, to"
    " one decimal and from 0.9 on as 0.9 or more, and how unequally raters are spread over people (1: all have as many). Intervals"
    " are wider where several raters say the same, and where a few people have most of them."
)
IN_COMMON = N_(
    "**What one person's figures have in common,** in the whole organisation, to one decimal and at most 0.9."
)
SURER = N_("Differences between dimensions and between waves are surer for it.")


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
            _("Download every certificate (JSON)"),
            taking.away("certificate", lambda: certification.as_json(published)),
            f"ninefold certificate {published.version}.json",
            "application/json",
            on_click="ignore",
        )
    if not uncertified:
        st.header(_("What this does not protect against"))
        for limit in privacy.LIMITS:
            st.markdown(_(limit))


def own_blocks(published: Store, selection: Selection) -> None:
    st.header(_("How much has a figure of its own"))
    sentence, shares = privacy.own_blocks(published, selection)
    st.markdown(sentence)
    if shares.empty:
        st.markdown(exhibit.no_figures())
    else:
        st.table(shares.rename(columns=_), hide_index=True)
    if combined := privacy.combined_groups(published, selection):
        with st.expander(_(COMBINED_GROUPS, combined=_(wording.COMBINED), number=len(combined))):
            st.markdown("\n".join(f"- {plain(name)}" for name in combined))


def besides(published: Store, selection: Selection) -> None:
    sentence, people = extras.left_out(published, selection)
    likeness = extras.likeness(published, selection)
    st.header(_("Published besides the counts"))
    if people_assessed := extras.assessed(published, selection):
        st.markdown(f"{_('**The number of people assessed.**')} {people_assessed}")
    st.markdown(f"{_('**The number invited.**')} {extras.invited(published, selection)}")
    for heading, told in extras.own_words(published):
        st.markdown(f"**{heading}.** {told}")
    if sentence:
        st.markdown(f"{_('**People left out.**')} {sentence}")
    if people is not None:
        exhibit.table(people, _("Table: {title}", title=_("People left out")))
    if likeness is not None:
        st.markdown(_(ALIKE))
        exhibit.table(likeness, _("Table: {title}", title=_("How alike the ratings of one person are")))
    if in_common := extras.in_common(published, selection):
        st.markdown(" ".join((_(IN_COMMON), *in_common, _(SURER))))


def read_certificate(published: Store, selection: Selection) -> None:
    st.header(_("The certificate, and how to read it"))
    st.table(certification.explained(published, selection).rename(columns=_), hide_index=True)


main(*given.store_and_selection())
