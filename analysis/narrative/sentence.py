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
from domain.languages import N_, _


OF_TWO = N_(
    "{dimension}: {share} of {ratings} in {first} are at {high} (95% interval {interval}; {people:#person|people}), and {other} in"
    " {second} ({others:#person|people})."
)
WITH_REST = N_(
    "{dimension}: {share} of {ratings} in {first} are at {high} (95% interval {interval}; {people:#person|people}), and {other} in"
    " the rest of the organisation ({others:#person|people})."
)
MORE = N_("That is {points} more (95% interval {interval}).")
FEWER = N_("That is {points} fewer (95% interval {interval}).")
ARE_HIGHER = N_("How far these shares differ may be chance, but over all levels the {ratings} in {first} are higher.")
ARE_LOWER = N_("How far these shares differ may be chance, but over all levels the {ratings} in {first} are lower.")


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

    `about` is what of the text can be set in bold, if anything. `page` is the page that shows the matter, such as
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
        about = plain(self.about)
        return plain(self.text).replace(about, f"**{about}**", 1) if about else plain(self.text)


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


def breakdown(store: Store, selection: Selection) -> str:
    """What one group of the selected breakdown is called within a sentence: "care setting"."""
    return metrics.breakdown_name(store, selection).lower()


def ratings(selection: Selection) -> str:
    """What was rated: "ratings" of performance go without saying, "ratings of importance" do not."""
    return _(measures.of(selection.measure).ratings)


def people(number: float) -> str:
    return _("{people:#person|people}", people=int(number))


def share(row) -> str:
    """A share with its interval and people, from a row of metrics.cells: "75% (95% interval 74% to 76%; 4,101 people)"."""
    return _(
        "{share} (95% interval {interval}; {people:#person|people})",
        share=wording.percent(row.high_share),
        interval=wording.interval(row.lower, row.upper),
        people=int(row.subjects),
    )


def difference(row, rated: str, high: str, first: str, second: str = "") -> str:
    """What a row of differences.between says of its dimension; `rated` is what `ratings` gives, `first` and `second` are names of
    groups or waves. Without a second, the rest of the organisation is."""
    shares = _(
        OF_TWO if second else WITH_REST,
        dimension=row.dimension,
        share=wording.percent(row.first_share),
        ratings=rated,
        first=first,
        high=high,
        interval=wording.interval(row.first_lower, row.first_upper),
        people=int(row.first_subjects),
        other=wording.percent(row.second_share),
        second=second,
        others=int(row.second_subjects),
    )
    if row.lower <= 0 <= row.upper:
        on_the_whole = _(ARE_HIGHER if row.superiority > 0.5 else ARE_LOWER, ratings=rated, first=first)
        return f"{shares} {on_the_whole} {pairs(row)}"
    size = MORE if row.difference > 0 else FEWER
    return f"{shares} {_(size, points=points(row.difference), interval=span(row.lower, row.upper))}"
