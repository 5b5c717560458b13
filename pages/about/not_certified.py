"""Shown in place of figures that no audit has passed: what to do, and who to ask."""

import streamlit as st

from domain.declared.access import Role
from domain.languages import _
from pages.access import reader
from pages.frame import links


SLICES_LISTED = 50


def show() -> None:
    st.header(_("These figures are not shown"))
    st.markdown(
        _(
            "Ninefold shows figures only once its audit has proven that no arithmetic on them singles out a few people, or gives"
            " away someone's level. What is published now has no such proof, so none of it is shown."
        )
    )
    if reader.may(Role.OWNER):
        st.markdown(_("**What to do:** publish again. That runs the audit anew and takes a minute."))
        links.go_to("manage/upload", _("Go to Upload, step 3: publish"))
    st.markdown(
        _(
            "**If it stays so,** ask whoever looks after Ninefold in your organisation, and send the certificate from the page"
            " Privacy along. It holds no one's ratings."
        )
    )
    links.go_to("about/privacy", _("Go to Privacy: why, and the certificate"))


def explain(uncertified: list[str]) -> None:
    """On the page Privacy: what has no proof."""
    st.header(_("Not certified"))
    st.markdown(
        _(
            "A publication counts as certified only as a whole: figures of one wave can be set beside those of another. The audit"
            " has not passed, or has not been run, for {slices:,} of what is published:",
            slices=len(uncertified),
        )
    )
    st.markdown("\n".join(f"- {one}" for one in uncertified[:SLICES_LISTED]))
    if len(uncertified) > SLICES_LISTED:
        st.markdown(_("The certificate below has them all."))
    st.markdown(
        _(
            "So no page shows figures. Publish again on Upload. If it stays so, whoever looks after Ninefold will want the"
            " certificate below, which says of each wave and rater group what was proven."
        )
    )
