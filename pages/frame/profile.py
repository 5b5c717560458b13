"""Draws a profile in the reader's browser, to the width there is; a click on one of its marks opens that group."""

from dataclasses import asdict
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from analysis import wording
from analysis.charts.exhibit import Exhibit
from analysis.charts.profile import Profile


OPENS = "compare"
SCRIPT = Path(__file__).with_suffix(".js")
LOOK = Path(__file__).with_suffix(".css")


def draw(exhibit: Exhibit, key: str, row: int = 0) -> None:
    """`row` is the height of a line in pixels; 0: as the screen has room."""
    profile, kept = exhibit.figure, st.session_state.get("link", {})
    assert isinstance(profile, Profile)
    lines = [asdict(line) for line in profile.lines]
    for line in lines:
        for part in (line, *line["marks"]):
            part["link"] = urlencode(kept | part["link"])
    opened = _component()(
        key=key,
        data={
            "lines": lines,
            "low": profile.low,
            "high": profile.high,
            "ticks": [{"at": tick, "text": wording.percent(tick)} for tick in profile.ticks],
            "legend": list(profile.legend),
            "said": exhibit.alternative,
            "page": OPENS,
            "row": row,
        },
        on_opened_change=_ignore,
    ).opened
    if opened:
        st.switch_page(f"pages/results/{OPENS}.py", query_params=opened)


def _ignore() -> None:
    """What is opened is read where the component is called: a page may be left there, and not in a callback."""


@cache
def _component():
    return st.components.v2.component(
        "ninefold_profile",
        html='<div class="drawn_chart"></div><div class="said" aria-hidden="true" hidden></div>',
        css=LOOK.read_text(encoding="utf-8"),
        js=SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,
    )
