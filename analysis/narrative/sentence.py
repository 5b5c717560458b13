"""A sentence with the figures that it names, and the ways of putting a figure into one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from analysis import measures, wording
from analysis.charts.difference_words import pairs, points, span
from analysis.frames import rows_of
from analysis.published import counts, grid, metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store
from analysis.wording import plain


@dataclass(frozen=True)
class Figure:
    """A figure that a sentence names: the published row that it is about, or the organisation's row less another."""

    slice_id: int
    dimension_id: str
    block_id: str
    subjects: int
    ratings: int
    share: float  # at a high level, 0 to 1
    without: str = ""  # the block_id of the row that is taken off; "": none is


@dataclass(frozen=True)
class Sentence:
    """One or two sentences in plain text, without markup, that can be read by themselves.

    `about` is what the text begins with, where that can be set in bold. `page` is the page that shows the matter, such as
    "results/compare", `link` what its address says besides (the selection's fields by id, a page's choices by label), and
    `matter` what is looked at there, in a word or two.
    """

    text: str
    figures: tuple[Figure, ...] = ()
    about: str = ""
    page: str = ""
    link: Mapping[str, str] = field(default_factory=dict)
    matter: str = ""

    @property
    def markdown(self) -> str:
        """The text for a page: what it is about in bold, and no mark in a name read as formatting."""
        rest = plain(self.text.removeprefix(self.about))
        return f"**{plain(self.about)}**{rest}" if self.about else rest


def as_whole(selection: Selection) -> Selection:
    """The selection without its breakdown: what is said of the organisation does not wait for its groups."""
    return replace(selection, breakdown=WHOLE_ORGANISATION)


def whole_rows(store: Store, selection: Selection) -> pd.DataFrame:
    """One row per dimension that is published of the whole organisation: the columns of grid.placed."""
    return grid.placed(store, as_whole(selection))


def whole(store: Store, selection: Selection) -> str | None:
    """The id of the group that is the whole organisation; None where nothing is published for it."""
    rows = whole_rows(store, selection)
    return None if rows.empty else rows["group_id"].iloc[0]


def figures(store: Store, selection: Selection, rows: pd.DataFrame) -> list[Figure]:
    """The published rows of grid.py or counts.py as figures, in their order; what is not published is left out."""
    is_high = metrics.is_high(store, selection.framework)
    rows = rows[rows["subjects"].notna()]
    return [
        _figure(selection, row, share) for row, share in zip(rows_of(rows), grid.share_at(rows, is_high), strict=True)
    ]


def rest_figures(store: Store, selection: Selection, rows: pd.DataFrame) -> list[Figure]:
    """The organisation without each of the published rows of counts.of_groups, as figures."""
    is_high = metrics.is_high(store, selection.framework)
    every = counts.of_groups(store, selection)
    whole_ids = every[every["is_overall"]].set_index("dimension_id")["block_id"]
    rest = counts.rest_of(store, selection, rows).assign(
        block_id=rows["dimension_id"].map(whole_ids), taken_off=rows["block_id"]
    )
    return [
        _figure(selection, row, share, row.taken_off)
        for row, share in zip(rows_of(rest), grid.share_at(rest, is_high), strict=True)
        if not np.isnan(share)
    ]


def _figure(selection: Selection, row, share: float, without: str = "") -> Figure:
    counts = int(row.subjects), int(row.ratings)
    return Figure(selection.slice_id, row.dimension_id, row.block_id, *counts, float(share), without)


def larger_than_chance(number: int) -> str:
    """What is said of so many differences: "none is larger than chance explains"."""
    return f"{number if number else 'none'} {'is' if number < 2 else 'are'} larger than chance explains"


def ratings(selection: Selection) -> str:
    """What was rated: "ratings" of performance go without saying, "ratings of importance" do not."""
    return measures.of(selection.measure).ratings


def people(number: float) -> str:
    return wording.count(int(number), "person", "people")


def share(row) -> str:
    """A share with its interval and people, from a row of metrics.cells: "75% (95% interval 74% to 76%; 4,101 people)"."""
    ends = wording.interval(row.lower, row.upper)
    return f"{wording.percent(row.high_share)} (95% interval {ends}; {people(row.subjects)})"


def difference(row, rated: str, first: str, second: str, high: str) -> str:
    """What a row of differences.between says of its dimension; `rated` is what `ratings` gives, `first` and `second` are where:
    "in Ward 3", "in 2026 spring"."""
    ends = wording.interval(row.first_lower, row.first_upper)
    shares = (
        f"{row.dimension}: {wording.percent(row.first_share)} of {rated} {first} are at {high} (95% interval {ends};"
        f" {people(row.first_subjects)}), and {wording.percent(row.second_share)} {second} ({people(row.second_subjects)})"
    )
    if row.lower <= 0 <= row.upper:
        side = "higher" if row.superiority > 0.5 else "lower"
        return f"{shares}. How far these shares differ may be chance, but over all levels the {rated} {first} are {side}. {pairs(row)}"
    more = "more" if row.difference > 0 else "fewer"
    return f"{shares}. That is {points(row.difference)} {more} (95% interval {span(row.lower, row.upper)})."
