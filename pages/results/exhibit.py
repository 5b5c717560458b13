"""Shows a chart the same way on every page: title, chart with its text alternative, note, table."""

import streamlit as st

from analysis import wording
from analysis.exhibits import Exhibit


NO_FIGURES = f"There are no figures of their own for this choice: {wording.COMBINED}. Choose another breakdown or wave."


BROAD, WIDE = (
    "broad_chart",
    "wide_chart",
)  # least widths, in .streamlit/style.css; on a narrower screen the chart scrolls


def show(exhibit: Exhibit | None, key: str, least_width: str | None = None) -> None:
    if exhibit is None:
        st.info(NO_FIGURES)
        return
    st.header(exhibit.title)
    with st.container(key=least_width):
        st.plotly_chart(exhibit.figure, alt=exhibit.alternative, key=key, config={"displayModeBar": False})
    if exhibit.note:
        st.caption(exhibit.note)
    with st.expander("The same figures in a table"):
        table(exhibit.table)


def tell(sentence: str) -> None:
    if sentence:
        st.info(sentence)


def table(figures) -> None:
    """A frame of analysis.tables: columns of per cent have a name that begins with the sign."""
    shares = {name: st.column_config.NumberColumn(format="%.0f%%") for name in figures if name.startswith("% ")}
    st.dataframe(figures, hide_index=True, column_config=shares)
