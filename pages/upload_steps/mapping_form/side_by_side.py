"""Lays questions out in two columns, in an order that holds on a narrow screen too."""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st


NUMBER = 2


def cells(items: Sequence) -> Iterator[tuple[Any, Any]]:
    """Each item with its cell."""
    for start in range(0, len(items), NUMBER):
        yield from zip(items[start : start + NUMBER], st.columns(NUMBER), strict=False)
