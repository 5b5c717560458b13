"""The filter: asked for in the sidebar, kept in the link, shown as chips, and what is said where its crossing isn't published."""

import streamlit as st

from analysis.published import filters, only
from analysis.published.filters import Missing
from analysis.published.only import Only
from analysis.published.selection import Selection
from analysis.published.store import Store
from analysis.wording import plain
from domain.declared.access import Role
from domain.languages import _
from pages.access import reader
from pages.frame import links


FIELD = "only"
NOTHING = ""
BY, GROUPS = "filter by", "filter groups"  # keys of the two fields


def choose(published: Store, selected: Selection, wish: str, names: dict[str, str]) -> tuple[Selection, Missing | None]:
    """Asks in the sidebar for groups to look at alone; the selection under that filter. `names` are those of breakdowns."""
    there = filters.choices(published, selected)
    filtered, missing = filters.applied(published, selected, wish)
    chosen = only.read(filtered.only)
    options = [NOTHING, *there]
    with st.sidebar.expander(_("Filter"), expanded=chosen is not None):
        state = st.session_state
        held = state.get(BY) if not chosen else chosen.breakdown
        state[BY] = held if held in options else NOTHING
        by = st.selectbox(
            _("Look at some groups alone"),
            options,
            format_func=lambda one: names[one] if one else _("No filter"),
            key=BY,
            on_change=_clear,
        )
        if by:
            state[GROUPS] = list(chosen.groups) if chosen and chosen.breakdown == by else []
            st.multiselect(names[by], list(there[by]), format_func=there[by].__getitem__, key=GROUPS, on_change=_take)
    return filtered, missing


def chips(published: Store, filtered: Selection, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """Of each group of the filter: label, help, and the filter without it."""
    chosen = only.read(filtered.only)
    if not chosen:
        return []
    groups = filters.choices(published, filtered)[chosen.breakdown]
    return [
        (
            _("Only {breakdown}: {group} ✕", breakdown=names[chosen.breakdown].lower(), group=plain(groups[one])),
            _("Take {group} out of the filter", group=plain(groups[one])),
            Only(chosen.breakdown, tuple(other for other in chosen.groups if other != one)).written(),
        )
        for one in chosen.groups
    ]


def say_what_is_missing(missing: Missing | None) -> None:
    """Where groups can't be split as wished, because nobody publishes that: the nearest that is, and how to have it."""
    if missing is None:
        return
    st.info(
        _(
            "{groups} by {breakdown} is not published, and nothing is counted for a filter that isn't. Below stands what is"
            " published of {groups} alone.",
            groups=plain(missing.groups),
            breakdown=plain(missing.breakdown),
        )
    )
    with st.container(horizontal=True, gap="small", key="nearest"):
        for place, offer in enumerate(missing.offers):
            st.button(plain(offer.label), key=f"nearest {place}", on_click=wish, args=(offer.only, offer.breakdown))
        if reader.current().role >= Role.OWNER:
            links.go_to(
                "manage/breakdowns", _("Ask for it at the next publication"), {"cross": ",".join(missing.columns)}
            )
        else:
            st.caption(_("Whoever publishes can ask for it on the page Breakdowns, for the next publication."))


def wish(filtered: str, breakdown: str = "") -> None:
    """Keeps a filter, and a breakdown where one is given."""
    st.session_state.wishes[FIELD] = filtered
    if breakdown:
        st.session_state.wishes["breakdown"] = breakdown
    st.session_state.has_chosen = True


def _clear() -> None:
    wish(NOTHING)


def _take() -> None:
    groups = tuple(st.session_state[GROUPS])
    wish(Only(st.session_state[BY], tuple(sorted(groups))).written() if groups else NOTHING)
