"""Lets the owner choose which breakdown comes first, by what each order shows."""

from collections.abc import Sequence

import streamlit as st

from domain.door.publication import Order


def show(orders: Sequence[Order], k: int) -> str | None:
    """The breakdown to come first, where the owner chose another order than the one that stands."""
    if len(orders) < 2:
        return None
    st.markdown(
        "**Which breakdown comes first.** Where two can't both be shown safely, the later one gives way; in a small"
        " organisation that is often its divisions or its teams. Under each order stand the people who would have a figure of"
        f" their own group, of all waves and rater groups together, with K = {k}. Orders that show nobody more are left out."
    )
    st.dataframe(table(orders), hide_index=True)
    names = {order.first: order.name + (" (as now)" if order.is_chosen else "") for order in orders}
    chosen = next(order.first for order in orders if order.is_chosen)
    first = st.radio("Order", list(names), index=list(names).index(chosen), format_func=names.get, horizontal=True)
    if first == chosen:
        return None
    st.caption("This order is kept for later publications too, until you choose another here.")
    return first


def table(orders: Sequence[Order]) -> list[dict]:
    """One row per breakdown, with a column for each order."""
    lines: dict[str, dict] = {}
    for order in orders:
        for row in order.slices:
            line = lines.setdefault(row.name, {"Breakdown": row.name})
            alone, people = line.get(order.name, (0, 0))
            line[order.name] = alone + row.people_alone, people + row.people
    return [{name: told(value) for name, value in line.items()} for line in lines.values()]


def told(value: str | tuple[int, int]) -> str:
    if isinstance(value, str):
        return value
    alone, people = value
    return f"{100 * alone / people:.0f} % ({alone:,} of {people:,})" if people else "nobody"
