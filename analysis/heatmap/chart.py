"""Draws a heatmap: tiles, their labels, and over each tile an invisible marker that says what it is and can be clicked.

A heatmap's own tiles send no clicks to the page; markers do. Labels are one trace for each colour of text, because a
click may recolour a trace's text only as a whole.
"""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import chart_layout as layout
from analysis.charts import palette, tick_labels
from analysis.heatmap import colours, scales, words
from analysis.heatmap.view import BY_NAME, Look


ROW_HEIGHT, TWO_LINES = 32, 44  # pixels
GAP = 2  # pixels of white between neighbours
MARKER = 28  # pixels
LEGEND = 300, 520  # pixels: of a figure, of a difference
HEADING_LENGTH, SHORTEST_LINE = (
    112,
    9,
)  # characters of all dimensions' names on one line, and of each one's at the least
TOP, BOTTOM = 130, 10  # pixels: dimensions' names and the legend above the tiles


def draw(cells: pd.DataFrame, look: Look, levels: int) -> go.Figure:
    """The frame of cells.compared, its groups in the order shown. Marker number i belongs to the frame's row i."""
    scale, bands = colours.scale(look, levels), colours.bands(look, cells, levels)
    dimensions = cells["dimension"].head(cells["dimension_id"].nunique()).tolist()
    rows = tick_labels.headed(cells, headings=look.view.order == BY_NAME)
    names, places = [name for name, _ in rows], [place for place, (_, is_group) in enumerate(rows) if is_group]
    columns = list(range(len(dimensions))) * len(places)
    rows = [place for place in places for _ in dimensions]
    tiles = [[None] * len(dimensions) for _ in names]
    for row, column, band in zip(rows, columns, bands, strict=True):
        tiles[row][column] = band
    labels = [words.cell_label(cell, look) for cell in cells.itertuples()]
    hover = [words.cell_hover(cell, look) for cell in cells.itertuples()]
    texts = [_text_colour(scale.colours, band, look) for band in bands]
    drawn = layout.base(_height(names, labels), {"l": 10, "r": 10, "t": TOP, "b": BOTTOM})
    drawn |= {"clickmode": "event+select", "hoverdistance": -1}
    width = max(HEADING_LENGTH // len(dimensions), SHORTEST_LINE)
    drawn["xaxis"] = layout.axis([tick_labels.wrapped(name, width) for name in dimensions]) | {
        "side": "top",
        "tickangle": 0,
    }
    drawn["yaxis"] = layout.axis(names, downwards=True)
    traces = [
        _tiles(tiles, scale, LEGEND[look.by_difference]),
        _markers(columns, rows, hover),
        *(_labels(columns, rows, labels, texts, colour) for colour in sorted(set(texts))),
    ]
    return go.Figure({"data": traces, "layout": drawn})


def _height(names: list[str], labels: list[str]) -> int:
    return len(names) * (TWO_LINES if any("<br>" in label for label in labels) else ROW_HEIGHT) + TOP + BOTTOM


def _tiles(tiles: list[list[int | None]], scale: scales.Scale, legend: int) -> dict:
    number = len(scale.colours)
    return {
        "type": "heatmap",
        "z": tiles,
        "zmin": -0.5,
        "zmax": number - 0.5,
        "colorscale": [
            [(band + edge) / number, colour] for band, colour in enumerate(scale.colours) for edge in (0, 1)
        ],
        "xgap": GAP,
        "ygap": GAP,
        "hoverinfo": "skip",
        "colorbar": layout.scale_legend(scale.places, scale.texts, legend),
    }


def _markers(columns: list[int], rows: list[int], hover: list[str]) -> dict:
    invisible = {"marker": {"opacity": 0}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": columns,
        "y": rows,
        "marker": {"symbol": "square", "size": MARKER, "opacity": 0},
        "selected": invisible,
        "unselected": invisible,
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _labels(columns: list[int], rows: list[int], labels: list[str], texts: list[str], colour: str) -> dict:
    of_colour = [place for place, text in enumerate(texts) if text == colour]
    same = {"textfont": {"color": colour}}
    return {
        "type": "scatter",
        "mode": "text",
        "x": [columns[place] for place in of_colour],
        "y": [rows[place] for place in of_colour],
        "text": [labels[place] for place in of_colour],
        "textfont": {"color": colour, "size": layout.SMALL_FONT_SIZE},
        "selected": same,
        "unselected": same,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _text_colour(tiles: tuple[str, ...], band: int | None, look: Look) -> str:
    if band is None or (look.by_difference and band < scales.MAY_BE_CHANCE):
        return palette.SECONDARY_TEXT
    return palette.text_on(tiles[band])
