"""By what are results split, in which order, and what does a further breakdown cost the others?"""

import streamlit as st

from analysis.wording import label, plain
from domain.declared import breakdowns
from domain.declared.breakdowns import WHOLE, Breakdown, Declaration
from domain.errors import Unreadable
from domain.languages import N_, _
from pages.access import taking
from pages.frame import links
from pages.manage.declaring import attribute_form, cost, draft, structure_form
from pages.upload_steps import waiting_button


NOT_LOOKED = N_("To keep them, see first what they cost.")


def main() -> None:
    st.markdown(
        _(
            "Results are split by these breakdowns, the most important first. Where two can't both be shown safely,"
            " the later one gives way. What you change here holds from the next publication on; until then the pages"
            " stay as they are."
        )
    )
    if done := st.session_state.pop("breakdowns_kept", None):
        st.success(done)
        links.go_to("manage/upload", _("Publish on Upload"))
    try:
        declared = breakdowns.declared()
    except Unreadable as wrong:
        st.error(plain(str(wrong)))
        return
    chosen = draft.of(declared)
    st.header(_("The breakdowns, in order"))
    for place, one in enumerate(chosen.breakdowns):
        row(chosen, place, one)
    add(chosen)
    keep(declared, chosen)
    attribute_form.show(declared.attributes)
    structure_form.show()


def row(chosen: Declaration, place: int, one: Breakdown) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"breakdown {one.id}"):
        if one.id == WHOLE:
            st.markdown(_("1. **{name}**: everybody, always first", name=plain(one.name)))
            return
        name = st.text_input(
            label(_("Name of breakdown {place}: {by}", place=place + 1, by=draft.by(chosen, one))),
            value=one.name,
            key=f"name of {one.id}",
            max_chars=40,
        )
        if name.strip() and name != one.name:
            draft.put(draft.renamed(chosen, one.id, name.strip()))
            st.rerun()
        stays, given = not draft.may_rise(chosen, place), (one.id,)
        rise_help = _("Put {name} one earlier", name=plain(one.name))
        out_help = _("Take {name} out", name=plain(one.name))
        st.button(_("Earlier"), key=f"up {one.id}", help=rise_help, disabled=stays, on_click=draft.rise, args=given)
        st.button(_("Take out"), key=f"out {one.id}", help=out_help, on_click=draft.take_out, args=given)


def add(chosen: Declaration) -> None:
    with st.expander(_("Add a breakdown"), expanded="cross" in st.query_params):
        columns = draft.columns(chosen.attributes)
        if asked := [one for one in st.query_params.pop("cross", "").split(",") if one in columns]:
            st.session_state["split by"] = asked[:2]
        picked = st.multiselect(
            _("Split by"), list(columns), format_func=columns.__getitem__, max_selections=2, key="split by"
        )
        parents = {
            "": _("Across the whole organisation"),
            **{one.id: one.name for one in chosen.breakdowns if one.id != WHOLE},
        }
        parent = st.selectbox(
            _("Groups are combined within"), list(parents), format_func=parents.__getitem__, key="within"
        )
        st.caption(
            _(
                "Each further breakdown by two columns makes guessing easier: add one at a time. By a sensitive attribute,"
                " choose it alone, across the whole organisation."
            )
        )
        st.button(_("Add it"), disabled=not picked, on_click=draft.add, args=(tuple(picked), parent or None))
    if problem := st.session_state.pop(draft.PROBLEM, ""):
        st.error(plain(problem))


def keep(declared: Declaration, chosen: Declaration) -> None:
    st.header(_("What it costs"))
    if chosen == declared:
        st.markdown(_("These are the breakdowns as they are declared. Change them above to see what that would cost."))
        return
    st.markdown(
        _(
            "The audits are run for the breakdowns as declared and as you have them above, without publishing"
            " anything. Under each stand the people who would have a figure of their own group, of all waves and rater"
            " groups together."
        )
    )
    found = cost.known(declared, chosen)
    if found is None and st.button(_("See what it costs")):
        found = cost.look(declared, chosen)
    if found:
        st.dataframe(cost.table(found), hide_index=True)
        for sentence in found.losses:
            st.warning(plain(sentence))
    why_not = _(NOT_LOOKED) if found is None else found.why_not
    with st.container(horizontal=True):
        if waiting_button.show(_("Keep these breakdowns"), why_not, type="primary"):
            with taking.done_by_an_owner("breakdowns"):
                breakdowns.keep(chosen)
            st.session_state.breakdowns_kept = _("The breakdowns are kept. Publish for the pages to follow.")
            draft.forget()
            st.rerun()
        st.button(_("Back to what is declared"), on_click=draft.forget)


main()
