"""Where figures come from: what stands beside them wherever they leave the screen."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from analysis import wording
from analysis.frames import moment_of
from analysis.published import metrics, summary
from analysis.published.selection import FIELDS, Selection
from analysis.published.store import Store, remembered


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
        people=(f"People assessed: {wording.COMBINED}" if number is None else f"{number:,} people assessed")
        + (f" in {wording.count(split, 'group', 'groups')} by {_breakdown(store, selection)}" if split else ""),
        protection=f"Every figure is about {k} people or more; smaller groups are {wording.COMBINED}",
        publication=f"{'Certified' if is_certified else 'Not certified'}, and published on {published_on(store)}",
    )


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


def published_at(store: Store) -> pd.Timestamp:
    """When the publication began: it holds nothing that was loaded later. In UTC."""
    return moment_of(store.frame("publication")["created_at"].item()).tz_localize("UTC")


def _breakdown(store: Store, selection: Selection) -> str:
    return metrics.breakdown_name(store, selection).lower()
