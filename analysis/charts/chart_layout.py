"""Fonts, axes and legends that all charts share."""

from analysis.charts import palette


FONT = "Arial, Helvetica, sans-serif"
FONT_SIZE = 14
SMALL_FONT_SIZE = 13
TICK_FONT = {"family": FONT, "size": SMALL_FONT_SIZE, "color": palette.TEXT}
GRID = {"gridcolor": palette.GRID, "zerolinecolor": palette.GRID, "linecolor": palette.GRID}


def base(height: int, margin: dict) -> dict:
    return {
        "height": height,
        "margin": margin,
        "font": {"family": FONT, "size": FONT_SIZE, "color": palette.TEXT},
        "paper_bgcolor": palette.WHITE,  # as on paper; .streamlit/style.css turns it where a reader's theme is dark
        "plot_bgcolor": palette.WHITE,
        "template": {"layout": {"xaxis": GRID, "yaxis": GRID}},
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": palette.WHITE,
            "bordercolor": palette.SECONDARY_TEXT,
            "font": {"family": FONT, "size": FONT_SIZE, "color": palette.TEXT},
        },
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


def full_name(group) -> str:
    """A group's name with the division it lies in."""
    return group.group if not group.parent or group.group.startswith(group.parent) else f"{group.parent}: {group.group}"
