"""A button that saves a chart as a picture, drawn in the reader's own browser: nothing is sent anywhere."""

from functools import cache
from pathlib import Path

import streamlit as st

from analysis.board_pack import house_style
from analysis.charts import downloads
from analysis.charts.exhibit import Exhibit
from analysis.narrative import provenance
from domain.languages import N_, _


SCRIPT = Path(__file__).with_suffix(".js")
BUTTON = '<button type="button"></button><span role="status"></span>'
NOT_DRAWN = N_("The chart is not drawn yet. Try again in a moment.")
LOOK = """
button {
  font: inherit; font-size: 0.875rem; color: var(--st-text-color); background: var(--st-background-color); cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: 0.25rem 0.75rem; min-height: 2.5rem;
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid #ffeb3b; box-shadow: 0 0 0 5px #212b32; }
span:not(:empty) { margin-left: 0.5rem; }
"""


def offer(exhibit: Exhibit, key: str, source: provenance.Provenance) -> None:
    _component()(
        key=f"picture of {key}",
        data={
            "chart": key,
            "title": exhibit.message,
            "what": exhibit.title,
            "note": exhibit.note,
            "who": f"{source.who} · {source.people}",
            "source": f"{source.protection}. {source.publication}.",
            "address": house_style.address(),
            "file_name": downloads.file_name(exhibit.title, "png"),
            "words": {"button": _("Picture (PNG)"), "not_drawn": _(NOT_DRAWN), "saved": _("Picture saved.")},
        },
        width="content",
    )


@cache
def _component():
    return st.components.v2.component("ninefold_picture", html=BUTTON, css=LOOK, js=SCRIPT.read_text(encoding="utf-8"))
