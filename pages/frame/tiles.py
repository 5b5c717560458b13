"""Draws tiles in the reader's browser as a table of our own, which keeps its cells and changes only what has changed."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from analysis import heatmap
from analysis.charts import palette
from analysis.charts.tiles import Tiles


FOLDER = Path(__file__).parent
SCRIPTS, LOOK, PARTS = (
    ("tiles_picture.js", "tiles_moves.js", "tiles_areas.js", "tiles_lines.js", "tiles.js"),
    "tiles.css",
    "tiles.html",
)
DID = "did"  # the trigger: what a reader did, on which row and column
CHOOSE, LOOK_AT = b"1", b"0"  # before what is sent: whether its cells can be chosen
MARK = """
export default function ({ data }) {
  document.querySelector(`.st-key-${CSS.escape(data.tiles)} .tiles`)?.tiles?.mark(data.opened);
}
"""


def draw(tiles: Tiles, key: str, on_did: Callable[[], None] | None = None) -> None:
    """`on_did` is called when a reader chooses a cell or a column, folds an area, unfolds a column, opens or pins a row, or
    closes what is opened beside it;
    `done` tells what. What is sent depends on the tiles alone, so that Streamlit sends it to a reader once."""
    _component()(key=key, data=(CHOOSE if on_did else LOOK_AT) + tiles.as_sent, on_did_change=on_did or _nothing)


def mark(key: str, opened: tuple[str, str] | None) -> None:
    """Marks the cell, by its row and column, that is opened beside the tiles of that key, and no other."""
    _marking()(key=f"mark of {key}", data={"tiles": key, "opened": opened}, height="content")


def done(key: str) -> tuple[str, str, str]:
    """What a reader just did on the tiles of that key: "cell", "sort", "fold", "unfold", "open", "pin" or "close"; the row; the column or
    area."""
    did = st.session_state[key][DID] or {}
    return did.get("what", ""), did.get("row", ""), did.get("column", "")


def _nothing() -> None:
    """A slide's cells are looked at, not chosen."""


@cache
def _component():
    script = "\n".join(map(_text, SCRIPTS))
    look = "\n".join([_text(LOOK), *_colours()])
    return st.components.v2.component("ninefold_tiles", html=_text(PARTS), css=look, js=script, isolate_styles=False)


@cache
def _marking():
    return st.components.v2.component("ninefold_mark", js=MARK)


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _colours() -> list[str]:
    """A rule for each colour, in both themes, with text that can be read on it."""
    return [
        f".tiles .{name} {{ background: light-dark({tone.light}, {tone.dark});"
        f" color: light-dark({palette.text_on(tone.light)}, {palette.text_on(tone.dark)}); }}"
        for name, tone in heatmap.tones().items()
    ]
