"""Screenshot mode: one chart on a page of 1600 × 900 for a slide, or as much smaller as the window is, and no controls."""

import streamlit as st

import settings
from analysis.charts import fixed_height as stage
from analysis.charts.exhibit import Exhibit
from analysis.charts.profile import Profile
from analysis.charts.tiles import Tiles
from analysis.narrative import provenance
from analysis.published.store import Store
from analysis.wording import plain
from domain.languages import _
from pages.frame import given, profile, tiles


PARAMETERS = ("screenshot", "exhibit")  # of a link: which part of which chart
SHORTCUT = "Alt+S"
LOOK = settings.PROJECT / ".streamlit" / "screenshot.css"


def is_on() -> bool:
    return "screenshot" in st.query_params


def offer() -> None:
    st.sidebar.button(
        _("Screenshot mode"),
        shortcut=SHORTCUT,
        help=_(
            "This page's chart at 1600 × 900 for a slide, or as large as the window is, without controls. Escape leads back."
        ),
        on_click=enter,
    )


def enter(exhibit: str | None = None) -> None:
    """Shows the exhibit of that key alone, or a page's first one."""
    st.query_params["screenshot"] = "1"
    if exhibit:
        st.query_params["exhibit"] = exhibit


def run(page, published: Store) -> None:
    """Runs the page behind the stage; where it has no chart, it is seen itself, as long as it is."""
    st.html(LOOK)
    with st.container(
        key="way_out", horizontal=True
    ):  # seen for a moment, and where the mouse or the keyboard reaches it
        st.button(_("Leave screenshot mode"), shortcut="Escape", on_click=_leave)
        st.button(_("Next part of the chart"), shortcut="Alt+N", on_click=_next)
        st.button(_("Leave by the keys that led here"), shortcut=SHORTCUT, on_click=_leave)
    st.session_state.stage = st.container(key="stage")
    st.session_state.staged = ""
    with st.container(key="backstage"):
        given.run(page.run, published)
    if st.session_state.staged:
        st.html("<style>.st-key-backstage { display: none; }</style>")
    source = provenance.of(published, st.session_state.selection)
    with st.container(key="provenance"):
        st.caption(plain(f"{source.who} · {source.people}"))
        st.caption(f"{source.protection}. {source.publication}.")


def takes(key: str) -> bool:
    """Whether the exhibit of that key is the one to show: the one the link names, else a page's first."""
    return not st.session_state.staged and st.query_params.get("exhibit", key) == key


def show(exhibit: Exhibit, key: str) -> None:
    st.session_state.staged = key
    if isinstance(exhibit.figure, Profile):
        with st.session_state.stage:
            st.header(plain(exhibit.message))
            st.markdown(plain(exhibit.title))
            profile.draw(exhibit, key, stage.HEIGHT // (len(exhibit.figure.lines) + 1))
            st.caption(plain(exhibit.note))
        return
    drawing = exhibit.figure
    last = drawing.parts if isinstance(drawing, Tiles) else stage.parts(drawing)
    number = (_asked() - 1) % last + 1
    with st.session_state.stage:
        st.header(plain(exhibit.message))
        st.markdown(plain(exhibit.title))
        if isinstance(drawing, Tiles):
            tiles.draw(drawing.part(number), key)
        else:
            st.plotly_chart(
                stage.part(drawing, number),
                theme=None,
                alt=exhibit.alternative,
                key=key,
                config={"displayModeBar": False},
            )
        if last > 1:
            st.caption(_("Part {number} of {last}. Alt+N shows the next part.", number=number, last=last))
        if exhibit.note:
            st.caption(plain(exhibit.note))


def _asked() -> int:
    """The part that the link asks for, from 1."""
    wished = st.query_params["screenshot"]
    return max(int(wished), 1) if wished.isdecimal() else 1


def _next() -> None:
    st.query_params["screenshot"] = str(_asked() + 1)


def _leave() -> None:
    for name in PARAMETERS:
        st.query_params.pop(name, None)
