"""Names an attribute of the organisation's own, and puts its values in order."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

import settings
from analysis.wording import plain
from domain.declared import attributes
from domain.declared.attributes import CATEGORY, ORDERED, Attribute
from domain.spelling import tidied
from pages.access import taking


KINDS = {
    CATEGORY: "A category: in the order of the alphabet, or as listed",
    ORDERED: "Ordered: from the first to the last as listed",
}


def show(known: Sequence[Attribute]) -> None:
    st.header("Attributes of your own")
    if not known:
        st.markdown(
            "None yet. On Upload, any column of an export can be kept as an attribute: cohort, site, years in leadership. Results can"
            " then be split by it."
        )
        return
    st.markdown("How each is called, and in which order its values are shown. It holds from the next publication on.")
    names = {one.column: one.name for one in known}
    chosen = st.selectbox("Attribute", list(names), format_func=names.__getitem__)
    one = next(attribute for attribute in known if attribute.column == chosen)
    if one.is_sensitive:
        st.caption(
            "It is sensitive: a breakdown is by it alone, across the whole organisation, and for"
            f" {settings.MINIMUM_OF_SENSITIVE} people or more."
        )
    with st.form(f"attribute {one.column}"):
        name = st.text_input("Name of the attribute", value=one.name, max_chars=40)
        kind, values = one.kind, one.values
        if one.bands:
            st.caption(f"Its bands stay as they were declared first: {', '.join(one.in_order)}.")
        else:
            kinds = list(KINDS)
            kind = st.radio("Kind", kinds, index=kinds.index(one.kind), format_func=KINDS.__getitem__)
            written = st.text_area("Values, one a line, in order", value="\n".join(one.values))
            values = tuple(dict.fromkeys(text for line in written.splitlines() if (text := tidied(line))))
        if st.form_submit_button("Keep this attribute"):
            with taking.done_by_an_owner("attributes"):
                attributes.keep([replace(one, name=tidied(name) or one.name, kind=kind, values=values)])
            st.session_state.breakdowns_kept = f"“{plain(name)}” is kept. Publish for the pages to follow."
            st.rerun()
