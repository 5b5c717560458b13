"""Says which groups took the place of which, and since when, so that Change follows them."""

import streamlit as st

from analysis.wording import plain
from domain.columns import GROUP_COLUMNS
from domain.declared import structure
from domain.declared.structure import Change
from domain.errors import Unreadable
from domain.languages import _
from domain.spelling import tidied
from pages.access import taking


def show() -> None:
    st.header(_("Changes of structure"))
    st.markdown(
        _(
            "Where a team or division was renamed, merged or split between two waves, Change follows it: it shows what"
            " is published of the groups before, added up where they were several, and marks the break. Nothing is"
            " counted anew. It holds from the next publication on."
        )
    )
    try:
        known = structure.declared()
    except Unreadable as wrong:
        st.error(plain(str(wrong)))
        return
    labels = {column.name: _(column.label) for column in GROUP_COLUMNS}
    for place, one in enumerate(known):
        with st.container(horizontal=True, vertical_alignment="center", key=f"change {place}"):
            st.markdown(plain(told(one, labels[one.column])))
            if st.button(_("Forget it"), key=f"forget change {place}", help=_("Change follows it no more")):
                keep((*known[:place], *known[place + 1 :]))
    with st.expander(_("Add a change")), st.form("change of structure", clear_on_submit=False):
        column = st.selectbox(_("What changed"), list(labels), index=1, format_func=labels.__getitem__)
        before = st.text_area(_("Groups before, one a line"))
        after = st.text_area(_("Groups after, one a line"))
        since = st.text_input(_("First wave with the new names"))
        if st.form_submit_button(_("Keep this change")):
            new = Change(column, names(before), names(after), tidied(since))
            if problem := problem_of(new):
                st.error(problem)
            else:
                keep((*known, new))


def keep(changes: tuple[Change, ...]) -> None:
    with taking.done_by_an_owner("structure"):
        structure.keep(changes)
    st.session_state.breakdowns_kept = _("The changes of structure are kept. Publish for the pages to follow.")
    st.rerun()


def told(one: Change, column: str) -> str:
    """`Team: Ward 3 and Ward 4 became Ward 5 in 2026 spring`."""
    return _(
        "{column}: {before:and} became {after:and} in {since}",
        column=column,
        before=one.before,
        after=one.after,
        since=one.since,
    )


def names(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in written.splitlines() if (name := tidied(line))))


def problem_of(one: Change) -> str:
    """Why it can't be kept, in a sentence; "" where it can."""
    if not (one.before and one.after and one.since):
        return _("Say the groups before, the groups after, and the first wave with the new names.")
    if len(one.before) > 1 and len(one.after) > 1:
        return _("Either before or after there must be one group. Say several changes one after another.")
    if set(one.before) == set(one.after):
        return _("Before and after are the same groups.")
    return ""
