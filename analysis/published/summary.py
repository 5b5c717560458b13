"""Sentences and key figures about a selection: who was assessed, when, how many, in which groups."""

import math
from dataclasses import dataclass

from analysis import wording
from analysis.published import filters, independent, metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered


@dataclass(frozen=True)
class Fact:
    """One key figure: its label, its value in words, what a reader should know about it, and what stands under it."""

    label: str
    value: str
    explanation: str
    detail: str = ""


@remembered
def headline(store: Store, selection: Selection, without: str = "") -> str:
    """Whose figures these are, from whom and when, on one line; `without` the field that a page sets side by side."""
    frameworks = metrics.frameworks(store).set_index("framework_id")["name"]
    parts = {
        "organisation": selection.organisation,
        "wave": selection.wave,
        "rater_group": wording.RATED_BY[selection.rater_group],
        "measure": selection.measure,
        "framework": frameworks[selection.framework],
    }
    if selection.only:
        parts["only"] = f"only {filters.named(store, selection)}"
    return " · ".join(text for field, text in parts.items() if field != without)


def facts(store: Store, selection: Selection) -> list[Fact]:
    """People, ratings, groups and the wave."""
    return [_people(store, selection), _ratings(store, selection), _groups(store, selection), _wave(store, selection)]


def missing_breakdown(store: Store, selection: Selection) -> str:
    """A sentence where only the whole organisation is published, and not the selected breakdown; "" where it is."""
    groups = metrics.groups(store, selection)
    if selection.breakdown == WHOLE_ORGANISATION or groups.empty or not groups["is_overall"].all():
        return ""
    name = metrics.breakdown_name(store, selection).lower()
    return (
        f"By {name}, every group is {wording.COMBINED}, so only the whole organisation is shown. That is so where groups are"
        " small or much alike, or where a breakdown splits people in nearly the same way as another: the difference between the"
        " two would be about a few people."
    )


def caution(store: Store, selection: Selection) -> str:
    """A sentence where raters of several people can't be allowed for in the intervals; "" where they can, or there are none."""
    return independent.NOT_WIDENED if math.isnan(independent.scatter(store, selection)) else ""


def _people(store: Store, selection: Selection) -> Fact:
    number = metrics.assessed(store, selection)
    groups = metrics.groups(store, selection)
    overall = groups[groups["is_overall"]]
    if overall.empty or number is None:
        return Fact("People assessed", wording.NOTHING, wording.COMBINED.capitalize())
    least, most = int(overall["people_least"].item()), int(overall["people_most"].item())
    explanation = "Each of them was rated on every dimension."
    if least < number:
        some = f"{least:,} on the one with fewest, {most:,} with most" if least < most else f"{least:,} on each"
        explanation = f"Not everyone was rated on every dimension: {some}."
    return Fact("People assessed", f"{number:,}", explanation)


def _ratings(store: Store, selection: Selection) -> Fact:
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"]]
    explanation = "One for each person, dimension and rater. Answers such as “unable to rate” are not counted."
    return Fact("Ratings", f"{int(overall['ratings'].sum()):,}" if len(overall) else wording.NOTHING, explanation)


def _groups(store: Store, selection: Selection) -> Fact:
    groups = metrics.groups(store, selection)
    split = groups[~groups["is_overall"]]
    combined = int(split["is_combined"].sum())
    explanation = "Each of them stands alone." if len(split) > 1 else "It stands alone."
    if combined:
        explanation = f"{wording.of_them(combined, 'unites', 'unite')} several groups: {wording.COMBINED}."
    if split.empty:
        explanation = "Only the whole organisation is shown." if len(groups) else wording.COMBINED.capitalize()
    by = "" if selection.breakdown == WHOLE_ORGANISATION else f" by {metrics.breakdown_name(store, selection).lower()}"
    return Fact(f"Groups{by}", f"{len(split):,}", explanation)


def _wave(store: Store, selection: Selection) -> Fact:
    date = metrics.wave_date(store, selection)
    when = (
        f"Assessed on or about {wording.date(date)}." if date is not None else "The export gives no date for this wave."
    )
    return Fact("Wave", selection.wave, when)
