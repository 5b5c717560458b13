"""Where figures come from: what stands beside them wherever they leave the screen."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from analysis import wording
from analysis.frames import moment_of
from analysis.narrative.sentence import breakdown
from analysis.published import metrics, summary
from analysis.published.selection import FIELDS, Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


ASSESSED = N_("{people:,} people assessed")
ASSESSED_BY_GROUP = N_("{people:,} people assessed in {groups:#group} by {name}")
NOT_SHOWN = N_("People assessed: {combined}")
NOT_SHOWN_BY_GROUP = N_("People assessed: {combined} in {groups:#group} by {name}")
PROTECTION = N_("Every figure is about {k} people or more; smaller groups are {combined}")
CERTIFIED = N_("Certified, and published on {day:date}")
NOT_CERTIFIED = N_("Not certified, and published on {day:date}")


@dataclass(frozen=True)
class Provenance:
    """Whose figures these are, how many people they are about, how they are protected, and when they were published."""

    who: str
    people: str
    protection: str
    publication: str

    def lines(self) -> list[str]:
        return [self.who, self.people, self.protection, self.publication]


@remembered
def of(store: Store, selection: Selection, without: str = "") -> Provenance:
    """`without` names the field that a page sets side by side, as summary.headline has it."""
    number, groups = metrics.assessed(store, selection), metrics.groups(store, selection)
    split = int((~groups["is_overall"]).sum())
    certificate = metrics.certificate(store, selection)
    k = metrics.fewest(store, selection)
    is_certified = bool(len(certificate)) and bool(certificate["certified"].item())
    return Provenance(
        who=summary.headline(store, selection, without),
        people=_people(number, split, breakdown(store, selection)),
        protection=_(PROTECTION, k=k, combined=_(wording.COMBINED)),
        publication=_(CERTIFIED if is_certified else NOT_CERTIFIED, day=published_at(store)),
    )


def _people(number: int | None, groups: int, name: str) -> str:
    if number is None:
        said = NOT_SHOWN_BY_GROUP if groups else NOT_SHOWN
    else:
        said = ASSESSED_BY_GROUP if groups else ASSESSED
    return _(said, people=number, groups=groups, name=name, combined=_(wording.COMBINED))


def query(selection: Selection) -> str:
    """The part of a link that restores a selection on any page: "organisation=Example+NHS+Trust&wave=2026+spring"."""
    fields = (*FIELDS, "only") if selection.only else FIELDS
    return urlencode({field: getattr(selection, field) for field in fields})


def link(address: str, page: str, chosen: str) -> str:
    """The link to a page of the dashboard at an address, with its choices; "" where no address is known."""
    return f"{address}/{page}?{chosen}" if address else ""


def published_on(store: Store) -> str:
    """The day of the publication in words: "23 November 2026"."""
    return wording.date(published_at(store))


@remembered
def published_at(store: Store) -> pd.Timestamp:
    """When the publication began: it holds nothing that was loaded later. In UTC."""
    return moment_of(store.frame("publication")["created_at"].item()).tz_localize("UTC")
