"""Charts of published figures: each function takes a frame of metrics.py and returns a Plotly figure.

Groups and dimensions stand at numbered places with their names as tick labels, because two groups may share a name.
Text and background colours that a figure does not set are the reader's theme's.
"""

import pandas as pd
import plotly.graph_objects as go

from analysis import hover, layout, palette, wording


ROW_HEIGHT = 32  # pixels
GAP = 2  # pixels of white between neighbours
BANDS = 5  # the heatmap's colours: one for each fifth of the scale, the same wherever it is drawn
SMALLEST_LABELLED_SHARE = 0.05  # a narrower piece of a bar can't hold its label: hover and table have it
SMALLEST_LABEL = 10  # pixels: rather no label than one that can't be read
DAGGER = "†"  # marks what is combined, where the words don't fit


def heatmap(cells: pd.DataFrame, high: str) -> go.Figure:
    """Groups by dimensions (the frame of metrics.cells), coloured and labelled by the share at a `high` level.

    Groups that lie in a division stand under its name.
    """
    dimensions = cells["dimension"].head(cells["dimension_id"].nunique()).tolist()
    rows = _headed_rows(cells)
    bands = palette.ramp(BANDS)
    empty = [None] * len(dimensions)
    tiles = {
        "type": "heatmap",
        "z": [empty if row is None else [_band(share) for share in row["high_share"]] for _, row in rows],
        "zmin": -0.5,
        "zmax": BANDS - 0.5,
        "colorscale": [[(band + edge) / BANDS, colour] for band, colour in enumerate(bands) for edge in (0, 1)],
        "xgap": GAP,
        "ygap": GAP,
        "text": [empty if row is None else [hover.cell(cell, high) for cell in row.itertuples()] for _, row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "colorbar": layout.band_legend(BANDS),
    }
    cell_places = [
        (column, place, cell)
        for place, (_, row) in enumerate(rows)
        if row is not None
        for column, cell in enumerate(row.itertuples())
    ]
    labels = {
        "type": "scatter",
        "mode": "text",
        "x": [column for column, _, _ in cell_places],
        "y": [place for _, place, _ in cell_places],
        "text": [_cell_label(cell) for _, _, cell in cell_places],
        "textfont": {
            "color": [_label_colour(cell.high_share, bands) for _, _, cell in cell_places],
            "size": layout.SMALL_FONT_SIZE,
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }
    drawn = layout.base(height=len(rows) * ROW_HEIGHT + 140, margin={"l": 10, "r": 10, "t": 130, "b": 10})
    drawn["xaxis"] = layout.axis([layout.wrapped(name, 12) for name in dimensions]) | {"side": "top", "tickangle": 0}
    drawn["yaxis"] = layout.axis([name for name, _ in rows], downwards=True)
    return go.Figure({"data": [tiles, labels], "layout": drawn})


def profile(cells: pd.DataFrame, high: str) -> go.Figure:
    """One group's share at a `high` level on each dimension, with its interval: its rows of metrics.cells."""
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
            "thickness": 4,
            "width": 0,
        },
        "marker": {"color": palette.NHS_BLUE, "size": 12},
        "text": [wording.percent(share) for share in cells["high_share"]],
        "textposition": "top center",
        "textfont": {"color": palette.TEXT, "size": layout.SMALL_FONT_SIZE},
        "hovertext": [hover.cell(cell, high) for cell in cells.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    drawn = layout.base(height=len(cells) * 44 + 70, margin={"l": 10, "r": 30, "t": 10, "b": 40})
    drawn["xaxis"] = layout.share_axis()
    drawn["yaxis"] = layout.axis([layout.wrapped(name, 24) for name in cells["dimension"]], downwards=True)
    return go.Figure({"data": [points], "layout": drawn})


def level_bars(shares: pd.DataFrame, by: str) -> go.Figure:
    """The levels of metrics.level_shares as 100 % bars, one bar for each "dimension" of a group or "group" of many."""
    rows = _headed_rows(shares) if by == "group" else [(name, True) for name in shares["dimension"].drop_duplicates()]
    places = [place for place, (_, has_bar) in enumerate(rows) if has_bar is not None]
    ladder = shares.drop_duplicates("level")
    pieces = [
        _pieces(shares[shares["level"] == level.level], places, colour)
        for level, colour in zip(ladder.itertuples(), palette.ramp(len(ladder)), strict=True)
    ]
    drawn = layout.base(height=len(rows) * ROW_HEIGHT + 100, margin={"l": 10, "r": 30, "t": 50, "b": 40})
    drawn |= {"barmode": "stack", "bargap": 0.2, "uniformtext": {"minsize": SMALLEST_LABEL, "mode": "hide"}}
    drawn["xaxis"] = layout.share_axis()
    drawn["yaxis"] = layout.axis([name for name, _ in rows], downwards=True)
    drawn["legend"] = layout.level_legend()
    return go.Figure({"data": pieces, "layout": drawn})


def _headed_rows(figures: pd.DataFrame) -> list[tuple[str, pd.DataFrame | None]]:
    """Each group's tick label and figures, in order; before a division's first group its name, with no figures."""
    rows, heading = [], ""
    for _, row in figures.groupby("group_id", sort=False):
        group = next(row.itertuples())
        if group.parent != heading:
            heading = group.parent
            rows.append((f"<b>{layout.shortened(heading)}</b>", None))
        rows.append((_tick_name(group), row))
    return rows


def _pieces(of_level: pd.DataFrame, places: list[int], colour: str) -> dict:
    """One level's piece of every bar."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": of_level["level_name"].iloc[0],
        "x": of_level["level_share"].tolist(),
        "y": places,
        "marker": {"color": colour, "line": {"color": palette.WHITE, "width": GAP}},
        "text": [wording.percent(s) if s >= SMALLEST_LABELLED_SHARE else "" for s in of_level["level_share"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": palette.text_on(colour), "size": layout.SMALL_FONT_SIZE},
        "hovertext": [hover.level(row) for row in of_level.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _tick_name(group) -> str:
    """A group's name as a tick label: no longer than fits, without the division it stands under, marked if combined."""
    if group.is_overall:
        return f"<b>{layout.shortened(group.group)}</b>"
    name = layout.shortened(group.group.replace(f"{group.parent}: ", "") if group.parent else group.group)
    return f"{name} {DAGGER}" if group.is_combined else name


def _cell_label(cell) -> str:
    return f"{wording.percent(cell.high_share)}{DAGGER if cell.is_wider else ''}" or "–"


def _label_colour(share: float, bands: list[str]) -> str:
    return palette.SECONDARY_TEXT if pd.isna(share) else palette.text_on(bands[_band(share)])


def _band(share: float) -> int | None:
    """The fifth of the scale that a share's label lies in, so that 59.6 %, labelled 60 %, is coloured as 60 %."""
    return None if pd.isna(share) else min(round(share * 100) * BANDS // 100, BANDS - 1)
