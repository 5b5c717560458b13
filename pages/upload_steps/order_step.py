"""Lets the owner choose which breakdown comes first, by what each order shows."""

from collections.abc import Sequence

import streamlit as st

from domain.door.publication import Order
from domain.languages import _


def show(orders: Sequence[Order], k: int) -> str | None:
    """The breakdown to come first, where the owner chose another order than the one that stands."""
    if len(orders) < 2:
        return None
    st.markdown(
        _(
            "**Which breakdown comes first.** Where two can't both be shown safely, the later one gives way; in a"
            " small organisation that is often its divisions or its teams. Under each order stand the people who would"
            " have a figure of their own group, of all waves and rater groups together, with K = {k}. Orders that show"
            " nobody more are left out.",
            k=k,
        )
    )
    st.dataframe(table(orders), hide_index=True)
    names = {
        order.first: _("{order} (as now)", order=order.name) if order.is_chosen else order.name for order in orders
    }
    chosen = next(order.first for order in orders if order.is_chosen)
    first = st.radio(_("Order"), list(names), index=list(names).index(chosen), format_func=names.get, horizontal=True)
    if first == chosen:
        return None
    st.caption(_("This order is kept for later publications too, until you choose another here."))
    return first


def table(orders: Sequence[Order]) -> list[dict]:
    """One row per breakdown, with a column for each order."""
    lines: dict[str, dict] = {}
    for order in orders:
        for row in order.slices:
            line = lines.setdefault(row.name, {_("Breakdown"): row.name})
            alone, people = line.get(order.name, (0, 0))
            line[order.name] = alone + row.people_alone, people + row.people
    return [{name: told(value) for name, value in line.items()} for line in lines.values()]


def told(value: str | tuple[int, int]) -> str:
    if isinstance(value, str):
        return value
    return share_of(*value)


def share_of(alone: int, people: int) -> str:
    """How many of the people would have a figure of their own group: "80 % (96 of 120)"."""
    return (
        _("{share:.0f} % ({alone:,} of {people:,})", share=100 * alone / people, alone=alone, people=people)
        if people
        else _("nobody")
    )
