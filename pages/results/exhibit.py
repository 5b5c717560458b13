"""Shows a chart the same way on every page: title, chart with its text alternative, note, and what may be taken away."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analysis import wording
from analysis.board_pack import house_style
from analysis.charts import downloads, tables
from analysis.charts.exhibit import Exhibit
from analysis.charts.profile import Profile
from analysis.narrative import provenance
from analysis.published import framework
from analysis.wording import plain
from domain.declared.access import Role
from domain.languages import N_, _
from pages.access import reader, taking
from pages.frame import given, picture, profile, screenshot


NO_FIGURES = N_("This choice has no figures of its own: {combined}. Choose another breakdown or wave.")
BEHIND = N_("How to read it, in words and in a table")


def show(exhibit: Exhibit | None, key: str) -> None:
    """An exhibit with what may be taken away."""
    if screenshot.is_on():
        if exhibit is not None and screenshot.takes(key):
            screenshot.show(exhibit, key)
        return
    if exhibit is None:
        st.info(no_figures())
        return
    draw(exhibit, key)
    take_away(exhibit, key)


def draw(exhibit: Exhibit, key: str) -> None:
    """An exhibit by itself."""
    st.header(plain(exhibit.message))
    st.caption(plain(exhibit.title))
    with st.container(key=f"named_chart {key}"):
        if isinstance(exhibit.figure, Profile):
            profile.draw(exhibit, key)
        elif exhibit.narrow is None:
            _plot(exhibit.figure, exhibit, key)
        else:  # .streamlit/style.css shows one of them
            for width, figure, own in (("broad", exhibit.figure, key), ("narrow", exhibit.narrow, f"{key} narrow")):
                with st.container(key=f"{width}_chart"):
                    _plot(figure, exhibit, own)
    with st.expander(_(BEHIND)):
        in_words(exhibit)


def _plot(figure, exhibit: Exhibit, key: str) -> None:
    st.plotly_chart(figure, theme=None, alt=exhibit.alternative, key=key, config={"displayModeBar": False})


def in_words(exhibit: Exhibit) -> None:
    """How an exhibit is read, what it says in words, and its table."""
    if exhibit.note:
        st.caption(plain(exhibit.note))
    st.markdown(plain(exhibit.alternative))
    table(exhibit.table, _("Table: {title}", title=exhibit.title), exhibit.arrow)


def take_away(exhibit: Exhibit, key: str) -> None:
    """The table as CSV, the chart as a picture, and the chart alone for a slide; each says where it comes from."""
    published, selection = given.store_and_selection()
    source, dimension = provenance.of(published, selection), framework.called(selection.framework)
    page = (st.context.url or "").rpartition("/")[2].partition("?")[0]
    link = provenance.link(house_style.address(), page, urlencode(st.query_params.to_dict()))
    about = [exhibit.message, exhibit.title, exhibit.note, *source.lines(), link]
    with st.container(horizontal=True, key=f"take away {key}"):
        if reader.may(Role.ANALYST):
            st.download_button(
                _("Table (CSV)"),
                taking.away("table", lambda: downloads.as_csv(tables.called(exhibit.table, dimension), about)),
                downloads.file_name(exhibit.title, "csv"),
                "text/csv",
                key=f"csv of {key}",
                on_click="ignore",
            )
            picture.offer(exhibit, key, source)
        st.button(_("For a slide"), key=f"slide of {key}", on_click=screenshot.enter, args=(key,))


def no_figures() -> str:
    """What is said where a choice has nothing to show."""
    return _(NO_FIGURES, combined=_(wording.COMBINED))


def headline(said: str) -> None:
    """Whose figures a page shows."""
    with st.container(key="headline"):
        st.caption(plain(said))


def tell(sentence: str) -> None:
    if sentence:
        st.info(sentence)


def table(figures, name: str, as_sent=None) -> None:
    """A frame of analysis.tables, as Arrow where it was converted before; `name` is read out where the table has the focus."""
    titles = {str(column): _(str(column)) for column in figures.columns}
    titles[tables.DIMENSION] = framework.called(given.selection().framework)
    columns: dict[str, Any] = {column: st.column_config.Column(title) for column, title in titles.items()}
    for column, how in tables.formats(figures).items():
        columns[column] = st.column_config.NumberColumn(titles[column], format=how)
    for column, names in tables.labels(figures).items():
        columns[column] = st.column_config.SelectboxColumn(
            titles[column], options=list(names), format_func=lambda one, names=names: names[str(one)]
        )
    st.dataframe(
        tables.sortable(figures) if as_sent is None else as_sent, hide_index=True, column_config=columns, alt=name
    )
