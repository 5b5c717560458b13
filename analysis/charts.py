"""Charts of published figures: each function takes a frame of metrics.py and returns a Plotly figure.

Groups and dimensions stand at numbered places with their names as tick labels, because two groups may share a name.
Text and background colours that a figure does not set are the reader's theme's.
"""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from analysis import palette, wording


FONT = "Arial, Helvetica, sans-serif"
FONT_SIZE = 14
ROW_HEIGHT = 34  # pixels
GAP = 2  # pixels of white between neighbours
BANDS = 5  # the heatmap's colours: one for each fifth of the scale, the same wherever it is drawn
SMALLEST_LABELLED_SHARE = 0.05  # a narrower piece of a bar can't hold its label: hover and table have it
DAGGER = "†"  # marks what is combined, wherever the words don't fit


def heatmap(cells: pd.DataFrame, high: str) -> go.Figure:
    """Groups by dimensions (the frame of metrics.cells), coloured and labelled by the share at a `high` level."""
    groups, dimensions = _distinct(cells, "group_id"), _distinct(cells, "dimension_id")
    shape = (len(groups), len(dimensions))
    shares = cells["high_share"].to_numpy().reshape(shape)
    bands = palette.ramp(BANDS)
    scale = [[(step + edge) / BANDS, colour] for step, colour in enumerate(bands) for edge in (0, 1)]
    tiles = {
        "type": "heatmap",
        "z": shares.tolist(),
        "zmin": 0,
        "zmax": 1,
        "colorscale": scale,
        "xgap": GAP,
        "ygap": GAP,
        "text": [_hover_cell(cell, high) for cell in cells.itertuples()],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": True,
        "colorbar": _band_legend(),
    }
    tiles["text"] = _rows(tiles["text"], len(dimensions))
    labels = {
        "type": "scatter",
        "mode": "text",
        "x": [column for _ in range(shape[0]) for column in range(shape[1])],
        "y": [row for row in range(shape[0]) for _ in range(shape[1])],
        "text": [_cell_label(cell) for cell in cells.itertuples()],
        "textfont": {"color": [_label_colour(share, bands) for share in cells["high_share"]], "size": FONT_SIZE - 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    names = [_short_name(group) for group in groups.itertuples()]
    layout = _layout(height=len(groups) * ROW_HEIGHT + 140, margin={"l": 10, "r": 10, "t": 130, "b": 10})
    layout["xaxis"] = _axis([_wrapped(name, 12) for name in dimensions["dimension"]], side="top")
    layout["yaxis"] = _axis(names, downwards=True)
    if groups["is_overall"].any() and len(groups) > 1:
        below_overall = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0.5, "y1": 0.5}
        layout["shapes"] = [below_overall | {"line": {"color": palette.SECONDARY_TEXT, "width": 2}}]
    return go.Figure({"data": [tiles, labels], "layout": layout})


def profile(cells: pd.DataFrame, high: str) -> go.Figure:
    """One group's share at a `high` level on each dimension, with its interval: one row per dimension of `cells`."""
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": cells["high_share"].tolist(),
        "y": list(range(len(cells))),
        "error_x": {
            "type": "data",
            "array": (cells["upper"] - cells["high_share"]).tolist(),
            "arrayminus": (cells["high_share"] - cells["lower"]).tolist(),
            "color": palette.NHS_BLUE,
            "thickness": 3,
            "width": 0,
        },
        "marker": {"color": palette.NHS_BLUE, "size": 13, "line": {"color": palette.WHITE, "width": GAP}},
        "text": [wording.percent(share) for share in cells["high_share"]],
        "textposition": "top center",
        "textfont": {"size": FONT_SIZE},
        "hovertext": [_hover_cell(cell, high) for cell in cells.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    layout = _layout(height=len(cells) * 46 + 70, margin={"l": 10, "r": 20, "t": 10, "b": 40})
    layout["xaxis"] = _share_axis()
    layout["yaxis"] = _axis([_wrapped(name, 24) for name in cells["dimension"]], downwards=True, gridded=True)
    return go.Figure({"data": [points], "layout": layout})


def level_bars(shares: pd.DataFrame, by: str) -> go.Figure:
    """The levels as 100 % bars, one bar per dimension or per group of metrics.level_shares: `by` is its name's column."""
    bars = shares.drop_duplicates(["group_id", "dimension_id"])
    ladder = shares.drop_duplicates("level")
    colours = palette.ramp(len(ladder))
    names = [_short_name(bar) for bar in bars.itertuples()] if by == "group" else list(bars[by])
    pieces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": level.level_name,
            "x": of_level["level_share"].tolist(),
            "y": list(range(len(bars))),
            "marker": {"color": colour, "line": {"color": palette.WHITE, "width": GAP}},
            "text": [_piece_label(share) for share in of_level["level_share"]],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": palette.text_on(colour), "size": FONT_SIZE - 1},
            "hovertext": [_hover_level(row) for row in of_level.itertuples()],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for level, colour in zip(ladder.itertuples(), colours, strict=True)
        for of_level in [shares[shares["level"] == level.level]]
    ]
    layout = _layout(height=len(bars) * ROW_HEIGHT + 100, margin={"l": 10, "r": 10, "t": 50, "b": 40})
    layout |= {"barmode": "stack", "bargap": 0.22}
    layout["xaxis"] = _share_axis()
    layout["yaxis"] = _axis([_wrapped(name, 28) for name in names], downwards=True)
    layout["legend"] = {
        "orientation": "h",
        "traceorder": "normal",
        "x": 0,
        "yref": "container",
        "y": 1,
        "yanchor": "top",
    }
    return go.Figure({"data": pieces, "layout": layout})


def _layout(height: int, margin: dict) -> dict:
    return {
        "height": height,
        "margin": margin,
        "font": {"family": FONT, "size": FONT_SIZE},
        "dragmode": False,
        "hoverlabel": {"align": "left", "font": {"family": FONT, "size": FONT_SIZE}},
    }


def _axis(names: list[str], side: str | None = None, downwards: bool = False, gridded: bool = False) -> dict:
    """An axis with a name at each of the places 0, 1, 2 …"""
    ends = [-0.5, len(names) - 0.5]
    axis = {
        "range": ends[::-1] if downwards else ends,
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "tickfont": {"family": FONT, "size": FONT_SIZE - 1},
        "ticks": "",
        "showgrid": gridded,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
    return axis | ({"side": side, "tickangle": 0} if side else {})


def _share_axis() -> dict:
    return {"range": [0, 1], "tickformat": ".0%", "dtick": 0.25, "fixedrange": True, "zeroline": False}


def _band_legend() -> dict:
    edges = [step / BANDS for step in range(BANDS + 1)]
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "xref": "paper",
        "y": 1,
        "yanchor": "top",
        "yref": "container",
        "lenmode": "pixels",
        "len": 300,
        "thickness": 12,
        "tickvals": edges,
        "ticktext": [f"{edge:.0%}" for edge in edges],
        "tickfont": {"size": FONT_SIZE - 2},
        "outlinewidth": 0,
    }


def _distinct(cells: pd.DataFrame, key: str) -> pd.DataFrame:
    return cells.drop_duplicates(key)


def _rows(values: list, width: int) -> list[list]:
    return [values[start : start + width] for start in range(0, len(values), width)]


def _wrapped(name: str, width: int) -> str:
    return "<br>".join(textwrap.wrap(name, width))


def _short_name(group) -> str:
    """A group's name as a tick label: the first two of many, and a mark where it is combined."""
    if group.is_overall:
        return f"<b>{group.group}</b>"
    first, *rest = group.group.split(" + ")
    if not group.is_combined:
        return textwrap.shorten(group.group, 34, placeholder=" …")
    more = f" + {len(rest)} more" if len(rest) > 1 else f" + {rest[0]}" if rest else ""
    return f"{textwrap.shorten(first + more, 34, placeholder=' …')} {DAGGER}"


def _cell_label(cell) -> str:
    return f"{wording.percent(cell.high_share)}{DAGGER if cell.is_wider else ''}" or "–"


def _label_colour(share: float, bands: list[str]) -> str:
    if pd.isna(share):
        return palette.SECONDARY_TEXT
    return palette.text_on(bands[min(int(share * BANDS), BANDS - 1)])


def _piece_label(share: float) -> str:
    return wording.percent(share) if share >= SMALLEST_LABELLED_SHARE else ""


def _hover_cell(cell, high: str) -> str:
    name = f"<b>{_wrapped(cell.group, 50)}</b><br>{cell.dimension}"
    if pd.isna(cell.high_share):
        return f"{name}<br>{wording.COMBINED.capitalize()}"
    figure = f"{wording.percent(cell.high_share)} {high} (95% interval {wording.interval(cell.lower, cell.upper)})"
    return f"{name}<br>{figure}<br>{_hover_people(cell)}"


def _hover_level(row) -> str:
    name = f"<b>{_wrapped(row.group, 50)}</b><br>{row.dimension}"
    figure = f"{row.level_name}: {wording.percent(row.level_share)}"
    return f"{name}<br>{figure} ({row.level_ratings:,} of {row.ratings:,} ratings)<br>{_hover_people(row)}"


def _hover_people(row) -> str:
    people = wording.count(int(row.subjects), "person", "people")
    if row.is_wider:
        return f"{people} in {_wrapped(row.block, 50)},<br>{wording.COMBINED}"
    return f"{people}, {wording.COMBINED}" if row.is_combined else people
