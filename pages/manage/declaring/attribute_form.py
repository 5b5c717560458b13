"""Names an attribute of the organisation's own, and puts its values in order."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

import settings
from analysis.wording import plain
from domain.declared import attributes
from domain.declared.attributes import CATEGORY, ORDERED, Attribute
from domain.languages import N_, _
from domain.spelling import tidied
from pages.access import taking


KINDS = {
    CATEGORY: N_("A category: in the order of the alphabet, or as listed"),
    ORDERED: N_("Ordered: from the first to the last as listed"),
}


def show(known: Sequence[Attribute]) -> None:
    st.header(_("Attributes of your own"))
    if not known:
        st.markdown(
            _(
                "None yet. On Upload, any column of an export can be kept as an attribute: cohort, site, years in"
                " leadership. Results can then be split by it."
            )
        )
        return
    st.markdown(
        _("How each is called, and in which order its values are shown. It holds from the next publication on.")
    )
    names = {one.column: one.name for one in known}
    chosen = st.selectbox(_("Attribute"), list(names), format_func=names.__getitem__)
    one = next(attribute for attribute in known if attribute.column == chosen)
    if one.is_sensitive:
        st.caption(
            _(
                "It is sensitive: a breakdown is by it alone, across the whole organisation, and for"
                " {least:#person|people} or more.",
                least=settings.MINIMUM_OF_SENSITIVE,
            )
        )
    with st.form(f"attribute {one.column}"):
        name = st.text_input(_("Name of the attribute"), value=one.name, max_chars=40)
        kind, values = one.kind, one.values
        if one.bands:
            st.caption(_("Its bands stay as they were declared first: {bands}.", bands=", ".join(one.in_order)))
        else:
            kinds = list(KINDS)
            kind = st.radio(_("Kind"), kinds, index=kinds.index(one.kind), format_func=lambda one: _(KINDS[one]))
            written = st.text_area(_("Values, one a line, in order"), value="\n".join(one.values))
            values = tuple(dict.fromkeys(text for line in written.splitlines() if (text := tidied(line))))
        if st.form_submit_button(_("Keep this attribute")):
            with taking.done_by_an_owner("attributes"):
                attributes.keep([replace(one, name=tidied(name) or one.name, kind=kind, values=values)])
            st.session_state.breakdowns_kept = _("“{name}” is kept. Publish for the pages to follow.", name=plain(name))
            st.rerun()
