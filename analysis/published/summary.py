"""Sentences and key figures about a selection: who was assessed, when, how many, in which groups."""

import math
from dataclasses import dataclass

from analysis import measures, wording
from analysis.published import filters, independent, metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import _


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
        "rater_group": _(wording.RATED_BY[selection.rater_group]),
        "measure": _(measures.of(selection.measure).within),
        "framework": frameworks[selection.framework],
    }
    if selection.only:
        parts["only"] = _("only {groups}", groups=filters.named(store, selection))
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
    return _(
        "By {breakdown}, every group is {combined}, so only the whole organisation is shown. That is so where groups are"
        " small or much alike, or where a breakdown splits people in nearly the same way as another: the difference between the"
        " two would be about a few people.",
        breakdown=name,
        combined=_(wording.COMBINED),
    )


def caution(store: Store, selection: Selection) -> str:
    """A sentence where raters of several people can't be allowed for in the intervals; "" where they can, or there are none."""
    return _(independent.NOT_WIDENED) if math.isnan(independent.scatter(store, selection)) else ""


def _people(store: Store, selection: Selection) -> Fact:
    number = metrics.assessed(store, selection)
    groups = metrics.groups(store, selection)
    overall = groups[groups["is_overall"]]
    if overall.empty or number is None:
        return Fact(_("People assessed"), wording.NOTHING, _(wording.WITHHELD))
    least, most = int(overall["people_least"].item()), int(overall["people_most"].item())
    explanation = _("Each of them was rated on every dimension.")
    if least < min(number, most):
        explanation = _(
            "Not everyone was rated on every dimension: {least:,} on the one with fewest, {most:,} with most.",
            least=least,
            most=most,
        )
    elif least < number:
        explanation = _("Not everyone was rated on every dimension: {least:,} on each.", least=least)
    return Fact(_("People assessed"), wording.number(number), explanation)


def _ratings(store: Store, selection: Selection) -> Fact:
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"]]
    explanation = _("One for each person, dimension and rater. Answers such as “unable to rate” are not counted.")
    number = wording.number(int(overall["ratings"].sum())) if len(overall) else wording.NOTHING
    return Fact(_("Ratings"), number, explanation)


def _groups(store: Store, selection: Selection) -> Fact:
    groups = metrics.groups(store, selection)
    split = groups[~groups["is_overall"]]
    combined = int(split["is_combined"].sum())
    explanation = _("Each of them stands alone.") if len(split) > 1 else _("It stands alone.")
    if combined:
        explanation = _(
            "{number:,} of them {number:?unites|unite} several groups: {combined}.",
            number=combined,
            combined=_(wording.COMBINED),
        )
    if split.empty:
        explanation = _("Only the whole organisation is shown.") if len(groups) else _(wording.WITHHELD)
    label = _("Groups by {breakdown}", breakdown=metrics.breakdown_name(store, selection).lower())
    if selection.breakdown == WHOLE_ORGANISATION:
        label = _("Groups")
    return Fact(label, wording.number(len(split)), explanation)


def _wave(store: Store, selection: Selection) -> Fact:
    date = metrics.wave_date(store, selection)
    when = (
        _("Assessed on or about {day:date}.", day=date)
        if date is not None
        else _("The export gives no date for this wave.")
    )
    return Fact(_("Wave"), selection.wave, when)
