"""What the pages draw in a reader's browser by themselves, as it is sent there."""

import json
import re

from streamlit.testing.v1 import AppTest


PLACE = re.compile(r"\{(\d)\}")


DRAWN = ("ninefold_profile", "ninefold_tiles")  # components that draw a chart


def is_anything(app: AppTest) -> bool:
    """Whether a page shows a chart, whatever draws it."""
    return bool(app.get("plotly_chart")) or any(one.proto.component_name in DRAWN for one in app.get("bidi_component"))


def profiles(app: AppTest) -> list[dict]:
    """The profiles on a page: lines, ends of the axis, and what is said of them."""
    return [json.loads(one.json) for one in _components(app, "ninefold_profile")]


def tiles(app: AppTest) -> list[dict]:
    """The tables of tiles on a page: what analysis.charts.tiles sends."""
    return [json.loads(one.bytes[1:]) for one in _components(app, "ninefold_tiles")]


def opened(app: AppTest) -> list[str] | None:
    """The row and column of the cell of a page's tiles that is opened."""
    (one,) = _components(app, "ninefold_mark")
    return json.loads(one.json)["opened"]


def said(of: dict) -> list[str]:
    """Every text of tiles: names, what is printed in cells, and each line that a cell says of itself."""
    texts = [
        of["corner"],
        of["said"],
        *of["words"].values(),
        *(name for _, name, *_ in of["columns"]),
        *(text for _, text in of["legend"]),
    ]
    for row in of["rows"]:
        texts += [row["name"], row["liesIn"], *(text for cell in row["cells"] for text in cell[:2])]
        texts += [line for cell in row["cells"] for line in told(of, cell[4:])]
    return texts


def told(of: dict, values: list[str]) -> list[str]:
    """The lines of one cell, as pages/frame/tiles.js puts them together."""
    if not values:
        return [of["withheld"]]
    lines = [line for line in of["lines"] if all(values[int(place)] for place in PLACE.findall(line))]
    return [PLACE.sub(lambda found: values[int(found[1])], line) for line in lines]


def _components(app: AppTest, name: str) -> list:
    return [one.proto for one in app.get("bidi_component") if one.proto.component_name == name]
