"""A choice of a page's own, kept in its link."""

import streamlit as st


def choose(label: str, options: dict[str, str], key: str, beside=st) -> str:
    """What a reader chose among the options, id = label; "" where there are none. `beside` is where it stands."""
    if not options:
        return ""
    return beside.selectbox(label, options, format_func=options.get, key=key, bind="query-params")
