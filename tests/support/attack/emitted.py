"""Reads what pages show, over every selection, as somebody would who writes down each figure that he sees."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pandas as pd
from streamlit.testing.v1 import AppTest

from analysis.published.only import Only
from pages.results.heatmap_cell import WORDS
from tests.support.attack.walked import choices, pick, pictures, selections
from tests.support.dashboard import new_app
from tests.support.drawn import profiles, said, tiles


PAGES = ("overview", "heatmap", "distribution", "compare", "self_and_others", "change", "importance")
PRIVACY = "about/privacy"
SLICE = ("Organisation", "Wave", "Rater group", "Measure")
PEOPLE = re.compile(r"([\d,]+) (?:person|people)")
RATINGS = re.compile(r"([\d,]+) of ([\d,]+) ratings")
WIDER = re.compile(r"Figure of (.+): combined to protect confidentiality")
DERIVED = ("Higher in 100 pairs", "Equal in 100 pairs")  # what is neither a count nor a share
REST = ("Difference", "The other figure", "Its figure", "From the usual", "Mean level")  # how other such columns begin
RANGE = ("People, at least", "People, at most")
IN_ORDER = re.compile(
    r"^\d+\. "
)  # before a wave or rater group that a table sorts in its order; the screen leaves it out
ALL_GROUPS = "Whole organisation"


@dataclass(frozen=True)
class Figure:
    """One row of a table: where it stands, of whom it says to be, and the counts and the share in it."""

    page: str
    slice: tuple[str, ...]  # SLICE, as labelled
    breakdown: str
    dimension: str
    group: str | None  # None: the table does not name the block behind each row
    division: str
    people: int
    ratings: int | None = None
    levels: tuple[int, ...] | None = None
    share: float | None = None  # at a high level, in per cent


@dataclass
class View:
    """One page at one selection."""

    page: str
    selection: dict[str, str]  # by label
    figures: list[Figure] = field(default_factory=list)
    said: set[int] = field(default_factory=set)  # counts of people or ratings in texts, metrics and charts
    shares: set[float] = field(default_factory=set)  # drawn, 0 to 1
    options: list[str] = field(default_factory=list)  # of every choice
    columns: set[str] = field(default_factory=set)  # numbers in a table of which nothing is known
    texts: list[str] = field(default_factory=list)
    metrics: dict[str, str] = field(default_factory=dict)


def every_view(levels: list[str], pages=PAGES, privacy: bool = True) -> Iterator[View]:
    """Each page at each organisation, wave, rater group, measure, breakdown and group; `levels` are their names."""
    for page in [f"results/{name}" for name in pages] + [PRIVACY] * privacy:
        app = new_app()
        app.session_state[WORDS] = True  # opened, so that its table is sent
        app.switch_page(f"pages/{page}.py").run()
        for _ in selections(app, list(SLICE) + ["Breakdown"]):
            for _ in pictures(app):
                for _ in choices(app):
                    assert not app.exception, app.exception[0].message
                    yield read(app, page, levels)


def filtered_views(levels: list[str], every: list[Only], breakdowns: list[str]) -> Iterator[tuple[Only, View]]:
    """Every filter on one page, and some on each page, as links have them; split in turn by each breakdown."""
    for place, name in enumerate(PAGES):
        app = new_app()
        app.session_state[WORDS] = True
        for number in range(place, len(every), len(PAGES)):
            app.query_params["only"] = every[number].written()
            app.query_params["breakdown"] = breakdowns[number // len(PAGES) % len(breakdowns)]
            app.switch_page(f"pages/results/{name}.py").run()
            assert not app.exception, app.exception[0].message
            if any(box.key == "group" and len(box.options) > 1 for box in app.main.selectbox):
                pick(app, "group", 1)  # the filter's own: the first is everybody
            assert app.session_state.selection.only == every[number].written()
            yield every[number], read(app, f"results/{name}", levels)


def shown_as(box) -> str:
    return box.options[box.index]


def read(app: AppTest, page: str, levels: list[str]) -> View:
    """Writes down everything that stands on a page."""
    boxes = {box.key: shown_as(box) for box in app.main.selectbox}
    view = View(page, {box.label: shown_as(box) for box in app.sidebar.selectbox if box.index is not None})
    view.options = [option for box in app.selectbox for option in box.options]
    view.metrics = {metric.label: f"{metric.value} {metric.help}" for metric in app.metric}
    for kind in ("markdown", "caption", "info", "warning", "error", "header", "metric"):
        view.texts += [f"{element.value} {getattr(element, 'help', '')}" for element in getattr(app, kind)]
    for chart in app.get("plotly_chart"):
        view.texts.append(chart.proto.alt)
        drawing = json.loads(chart.proto.spec)
        view.texts += strings(drawing)
        view.shares |= drawn_shares(drawing)
    for drawing in profiles(app):
        view.texts += strings(drawing)
        view.shares |= {one["share"] for line in drawing["lines"] for one in (line, *line["marks"])}
    for drawing in tiles(app):
        view.texts += said(drawing)
    for table in [*app.dataframe, *app.table]:
        read_table(view, table.value, boxes, levels)
    for text in view.texts:
        view.said |= {
            number(found) for pattern in (PEOPLE, RATINGS) for one in pattern.findall(text) for found in parts(one)
        }
    return view


def read_beside(view: View, table: pd.DataFrame, wave: str) -> None:
    """Two frameworks side by side, a row a pair: of each its dimension, share and people; the second's of another wave."""
    names = [name.removeprefix("People: ") for name in table if name.startswith("People: ")]
    for place, name in enumerate(names):
        of = {**view.selection, "Wave": wave if place else view.selection["Wave"]}
        slice_ = tuple(of.get(label, "Performance") for label in SLICE)
        share = next(column for column in table if column.startswith("% ") and column.endswith(f" ({name})"))
        known = {f"People: {name}", share}
        view.columns |= {one for one in table if pd.api.types.is_numeric_dtype(table[one]) and name in one} - known
        for _, row in table[table[share].notna()].iterrows():
            figure = Figure(
                view.page, slice_, view.selection["Breakdown"], row[name], None, "", int(row[f"People: {name}"])
            )
            view.figures.append(replace(figure, share=float(row[share])))


def read_table(view: View, table: pd.DataFrame, boxes: dict[str, str], levels: list[str]) -> None:
    if "Why" in table:
        return read_beside(view, table, boxes["other_wave"])
    numbers = {name for name in table if pd.api.types.is_numeric_dtype(table[name])}
    known = {"People", "Ratings", *RANGE, *levels, *DERIVED}
    view.columns |= {name for name in numbers if name not in known and not name.startswith(("% ", "People: ", *REST))}
    breakdown = view.selection["Breakdown"]
    for row in table.to_dict("records"):
        place = {label: row.get(label, view.selection.get(label, "Performance")) for label in SLICE}
        place = {label: IN_ORDER.sub("", shown) for label, shown in place.items()}
        view.texts += [f"{int(row[name])} people" for name in RANGE if not pd.isna(row.get(name))]
        dimension = row.get("Dimension", boxes.get("dimension", ""))
        division = row.get("Division", "") if breakdown != "Division" else ""
        group = row.get(breakdown, ALL_GROUPS if view.page.endswith("overview") else None)
        wider = WIDER.match(str(row.get("Note", "")))
        common = view.page, tuple(place.values()), breakdown, dimension
        people = row.get("People")
        if isinstance(people, str):
            view.texts += [f"{found} people" for found in re.findall(r"[\d,]+(?![%\d,])", people) if "Part" not in row]
        elif not pd.isna(people) and not dimension:  # of all dimensions alike
            view.texts.append(f"{int(people)} people")
        elif not pd.isna(people):
            counts = tuple(int(row[level]) for level in levels) if levels[0] in row else None
            ratings = int(row["Ratings"]) if "Ratings" in row else None
            share = next((row[name] for name in row if name.startswith("% ") and "performance" not in name), None)
            if any(
                name.startswith("% importance") for name in row
            ):  # importance and performance: its people are those of performance
                common = common[0], (*common[1][:3], "Performance"), *common[2:]
                share = next(row[name] for name in row if name.startswith("% performance"))
            name = wider[1] if wider else group
            view.figures.append(
                Figure(*common, name, division, int(people), ratings, counts, None if counts else share)
            )
        for name in (name for name in row if name.startswith("People: ")):
            if not pd.isna(row[name]):
                side = name.removeprefix("People: ")
                place_of = {**place, {"change": "Wave", "self_and_others": "Rater group"}.get(view.page[8:], "-"): side}
                share = next(row[column] for column in row if column.startswith("% ") and column.endswith(f": {side}"))
                found = tuple(place_of[label] for label in SLICE), breakdown, dimension
                rest = side if side.startswith("Rest of") else None
                view.figures.append(Figure(view.page, *found, rest, "", int(row[name]), share=share))


def strings(drawing) -> list[str]:
    """Every text in a chart's description."""
    if isinstance(drawing, dict):
        drawing = list(drawing.values())
    if isinstance(drawing, list):
        return [text for part in drawing for text in strings(part)]
    return [drawing] if isinstance(drawing, str) else []


def drawn_shares(drawing: dict) -> set[float]:
    """Where points and bars stand on a chart's axes of per cent; limits of chance are lines and belong to nobody."""
    drawn = {axis: drawing["layout"].get(f"{axis}axis", {}) for axis in "xy"}
    axes = [
        axis for axis, of in drawn.items() if of.get("tickformat") == ".0%" and "ticktext" not in of
    ]  # no differences
    traces = [trace for trace in drawing["data"] if trace.get("mode") not in ("lines", "text")]
    return {value for trace in traces for axis in axes for value in trace[axis] if value is not None}


def parts(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else found


def number(text: str) -> int:
    return int(text.replace(",", "") or 0)
