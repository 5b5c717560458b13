"""A button that says, beside itself, why it can't be pressed yet and what to do."""

from typing import Any

import streamlit as st


def show(label: str, why_not: str, **looks: Any) -> bool:
    """Whether it was pressed; while there is a sentence in `why_not` it can't be."""
    is_pressed = st.button(label, disabled=bool(why_not), **looks)
    if why_not:
        st.caption(why_not)
    return is_pressed
