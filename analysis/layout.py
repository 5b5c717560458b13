"""Fonts, axes, legends and label lengths that all charts share."""

import html
import textwrap

from analysis import palette, wording


FONT = "Arial, Helvetica, sans-serif"
FONT_SIZE = 14
SMALL_FONT_SIZE = 13
TICK_FONT = {"family": FONT, "size": SMALL_FONT_SIZE, "color": palette.TEXT}
GRID = {"gridcolor": palette.GRID, "zerolinecolor": palette.GRID, "linecolor": palette.GRID}
GROUP_NAME_LENGTH = 34  # characters of a tick label; hover and table have the whole name


def base(height: int, margin: dict) -> dict:
    return {
        "height": height,
        "margin": margin,
        "font": {"family": FONT, "size": FONT_SIZE, "color": palette.TEXT},
        "paper_bgcolor": palette.WHITE,  # also where a reader's theme is dark: a chart is the same on screen and on paper
        "plot_bgcolor": palette.WHITE,
        "template": {"layout": {"xaxis": GRID, "yaxis": GRID}},
        "dragmode": False,
        "hoverlabel": {"align": "left", "font": {"family": FONT, "size": FONT_SIZE}},
    }


def axis(names: list[str], downwards: bool = False) -> dict:
    """An axis with a name at each of the places 0, 1, 2 …"""
    ends = [-0.5, len(names) - 0.5]
    return {
        "range": ends[::-1] if downwards else ends,
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "tickfont": TICK_FONT,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def share_axis() -> dict:
    return {
        "range": [0, 1],
        "tickformat": ".0%",
        "dtick": 0.25,
        "tickfont": TICK_FONT,
        "showgrid": True,
        "zeroline": False,
        "fixedrange": True,
    }


def band_legend(bands: int) -> dict:
    edges = range(bands + 1)
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "lenmode": "pixels",
        "len": 300,
        "thickness": 12,
        "tickvals": [edge - 0.5 for edge in edges],
        "ticktext": [wording.percent(edge / bands) for edge in edges],
        "tickfont": TICK_FONT,
        "outlinewidth": 0,
    }


def level_legend() -> dict:
    return {
        "orientation": "h",
        "traceorder": "normal",
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 1,
        "yanchor": "top",
        "font": TICK_FONT,
    }


def wrapped(name: str, width: int) -> str:
    return "<br>".join(html.escape(line) for line in textwrap.wrap(name, width))


def shortened(name: str) -> str:
    return html.escape(textwrap.shorten(name, GROUP_NAME_LENGTH, placeholder=" …"))
