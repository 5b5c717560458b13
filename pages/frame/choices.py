"""The selection that all pages share: asked for in the sidebar, kept in the link, and shown as chips where it was changed."""

import streamlit as st

from analysis.published import metrics, nearest, selection, summary
from analysis.published.store import Store
from analysis.wording import plain
from domain.languages import _
from pages.frame import filtering


def choose(published: Store) -> list[selection.Choice]:
    """Puts the selection in the sidebar, in the link, and in st.session_state.selection; [] where nothing is published.

    What a reader has chosen is kept in `wishes`, by field. A link that is not the one written last (opened, or gone back
    to) overrules it, unless the reader has chosen in this very run: the browser may not have heard of that yet.
    """
    state = st.session_state
    fields = (*selection.FIELDS, filtering.FIELD)
    link = {field: st.query_params[field] for field in fields if field in st.query_params}
    wishes = state.setdefault("wishes", {})
    has_chosen = state.pop("has_chosen", False)
    if link != state.get("link") and not has_chosen:
        wishes.update({filtering.FIELD: filtering.NOTHING} | link)
    state.selection, choices = selection.choose(published, wishes)
    if state.selection is None:
        return choices
    for choice in choices:
        if len(choice.options) > 1 or choice.field not in selection.SHOWN_WHERE_SEVERAL:
            _ask(choice)
    state.link = {choice.field: choice.chosen for choice in choices}
    names = metrics.breakdown_names(published).to_dict()
    wish = wishes.get(filtering.FIELD, filtering.NOTHING)
    state.selection, state.missing = filtering.choose(published, state.selection, wish, names)
    if state.selection.only:
        state.link[filtering.FIELD] = state.selection.only
    elif filtering.FIELD in st.query_params:
        del st.query_params[filtering.FIELD]
    if st.query_params.to_dict() | state.link != st.query_params.to_dict():
        st.query_params.update(state.link)
    return choices


def chips(published: Store, choices: list[selection.Choice]) -> None:
    """A chip for each choice that is not what a reader starts with, and for each group of the filter; it takes that back."""
    changed = [choice for choice in choices if choice.chosen != choice.default]
    of_filter = filtering.chips(published, st.session_state.selection, metrics.breakdown_names(published).to_dict())
    if not changed and not of_filter:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for choice in changed:
            default = choice.options[choice.default]
            st.button(
                f"{choice.label}: {plain(choice.options[choice.chosen])} ✕",
                key=f"chip of {choice.field}",
                help=_("Go back to {option}", option=plain(default)),
                on_click=_wish,
                args=(choice.field, choice.default),
            )
        for label, what, without in of_filter:
            st.button(label, help=what, on_click=filtering.wish, args=(without,))


def say_what_was_missed(choices: list[selection.Choice]) -> None:
    """Where a link, or the rest of the selection, asks for what is not published: what is shown in its place."""
    missed = [
        _(
            "{field} “{missed}” is not published for this choice; “{shown}” is shown in its place.",
            field=choice.label,
            missed=plain(choice.missed),
            shown=plain(choice.options[choice.chosen]),
        )
        for choice in choices
        if choice.missed
    ]
    if missed:
        st.info("\n\n".join(missed))


def offer_nearest(published: Store, selected: selection.Selection) -> None:
    """Where nothing is published by the selected breakdown: says so, and offers the one most like it that has figures."""
    sentence = summary.missing_breakdown(published, selected)
    if not sentence:
        return
    st.info(sentence)
    offered = nearest.breakdown(published, selected)
    if offered:
        identifier, name = offered
        st.button(
            _("Show by {breakdown} instead", breakdown=name.lower()), on_click=_wish, args=("breakdown", identifier)
        )


def _ask(choice: selection.Choice) -> None:
    key = f"choice of {choice.field}"
    st.session_state[key] = choice.chosen
    st.sidebar.selectbox(
        choice.label,
        choice.options,
        format_func=choice.options.__getitem__,
        key=key,
        on_change=_take,
        args=(choice.field, key),
    )


def _take(field: str, key: str) -> None:
    _wish(field, st.session_state[key])


def _wish(field: str, value: str) -> None:
    st.session_state.wishes[field] = value
    st.session_state.has_chosen = True
