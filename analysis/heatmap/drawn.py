"""A heatmap as tiles: its rows with their cells, each with its colour and what it says of itself."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

import pandas as pd

from analysis import wording
from analysis.charts.tick_labels import DAGGER
from analysis.charts.tiles import Area, Cell, Headings, Key, Row, Tiles
from analysis.frames import rows_of
from analysis.heatmap import colours, orders, words
from analysis.heatmap.view import ASCENDING, BY_PATTERN, Look
from analysis.published.framework import Gathered
from domain.languages import _


NOTHING_UNFOLDS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def tiles(
    cells: pd.DataFrame,
    look: Look,
    levels: int,
    name: str,
    said: str,
    opens_to: str,
    areas: list[Gathered],
    unfolds: Mapping[str, tuple[str, ...]] = NOTHING_UNFOLDS,
) -> Tiles:
    """The frame of rows.shown; `name` is what one group is called, `opens_to` what a group it opens to is, `areas` what dimensions are
    gathered under, the nearest last, and `unfolds` the items of each dimension that they can stand beside."""
    number, scale = cells["dimension_id"].nunique(), colours.scale(look, levels)
    every = [
        Cell(
            printed=words.printed(row, look),
            more=words.beside(row, look),
            colour=colour,
            is_clear=bool(row.stands),
            told=words.told(row, look),
            value=None if pd.isna(value) else float(value),
        )
        for row, colour, value in zip(
            rows_of(cells), colours.of_cells(look, cells, levels), orders.shown(cells, look), strict=True
        )
    ]
    starts = range(0, len(cells), number)
    head = cells.head(number)
    columns = dict(zip(head["dimension_id"], head["dimension"], strict=True))
    items = {item: one for one, of_one in unfolds.items() for item in of_one if item in columns}
    own = cells["subjects"].mask(cells["is_wider"] | cells["dimension_id"].isin(items))
    people = [_people(own.iloc[start : start + number]) for start in starts]
    rows = [
        Row(
            row_id=one.group_id,
            name=_name(one),
            cells=tuple(every[start : start + number]),
            lies_in=one.parent if not one.depth else "",
            people=of_row,
            is_whole=one.is_overall,
            depth=one.depth,
            can_open=one.can_open,
            is_open=one.is_open,
            is_pinned=one.is_pinned,
        )
        for start, one, of_row in zip(starts, cells.iloc[::number].itertuples(), people, strict=True)
    ]
    order = look.view.order
    column = order.removeprefix(ASCENDING)
    return Tiles(
        corner=name,
        columns=columns,
        rows=tuple(rows),
        legend=(*scale.legend, *_marks(cells)),
        lines=words.lines(cells, look),
        withheld=_(wording.WITHHELD),
        said=said,
        sorted_by=column if column in set(head["dimension_id"]) else "",
        is_ascending=order.startswith(ASCENDING),
        opens_to=opens_to,
        areas=()
        if order == BY_PATTERN
        else _areas(list(columns), [_with(one, items) for one in areas], look.view.folded),
        unfolds={one: items_of[0] in columns for one, items_of in unfolds.items() if one in columns},
        items=frozenset(items),
    )


def _with(gathered: Gathered, items: Mapping[str, str]) -> Gathered:
    """The same with the items that stand beside a dimension, which lie in its area."""
    theirs = {item: gathered.of[one] for item, one in items.items() if one in gathered.of}
    return replace(gathered, of=gathered.of | theirs)


def _areas(dimensions: list[str], areas: list[Gathered], folded: tuple[str, ...]) -> tuple[Headings, ...]:
    """The headings of neighbouring columns, below none of which a dimension is missing; what is folded has all below it folded."""
    found: list[Headings] = []
    is_folded = dict.fromkeys(dimensions, False)
    for row in areas:
        if not row.of.keys() >= set(dimensions):
            break
        runs = []
        for (area_id, name), of_area in groupby(dimensions, key=row.of.__getitem__):
            columns = list(of_area)
            fold = area_id in folded or all(is_folded[one] for one in columns)
            is_folded |= dict.fromkeys(columns, fold) if fold else {}
            runs.append(Area(area_id, name, len(columns), fold))
        found.append(Headings(row.name, tuple(runs)))
    return tuple(found)


def _marks(cells: pd.DataFrame) -> tuple[Key, ...]:
    """What the mark means that names and figures carry, where any does."""
    is_marked = cells["is_combined"].any() or cells["is_wider"].any()
    return (Key("", f"{DAGGER} {_(wording.COMBINED)}"),) if is_marked else ()


def _name(group) -> str:
    """A group's name without the group that it lies in, which stands beside it."""
    own = group.group.replace(f"{group.parent}: ", "") if group.parent else group.group
    return f"{own} {DAGGER}" if group.is_combined else own


def _people(subjects: pd.Series) -> str:
    """How many people a row is about by itself: a range where dimensions differ."""
    known = subjects.dropna()
    if known.empty:
        return ""
    least, most = (wording.number(int(end)) for end in (known.min(), known.max()))
    return least if least == most else f"{least}–{most}"
