"""A framework and a certificate described for a reader."""

from dataclasses import dataclass

import pandas as pd

import settings
from analysis import metrics, wording
from analysis.selection import Selection
from analysis.store import Store


ANONYMOUS_RATERS = ("peers", "direct_reports", "others")


@dataclass(frozen=True)
class Framework:
    """A framework in words: `dimensions` and `levels` have one row each, in the framework's order."""

    name: str
    attribution: str
    reading: str
    dimensions: pd.DataFrame
    levels: pd.DataFrame


def framework(store: Store, framework_id: str) -> Framework:
    return store.recall(_framework, framework_id)


def protection(store: Store, selection: Selection) -> list[str]:
    """How people are protected in what is shown of a slice, a paragraph each."""
    return store.recall(_protection, selection)


def left_out(store: Store, selection: Selection) -> tuple[str, pd.DataFrame | None]:
    """How many people were left out for want of raters: in a sentence and, where some dimension has enough of them to be
    counted, a table with one row per dimension. "" for rater groups of which nobody is left out."""
    return store.recall(_left_out, selection)


def _framework(store: Store, framework_id: str) -> Framework:
    frameworks = metrics.frameworks(store).set_index("framework_id")
    dimensions, levels = metrics.dimensions(store, framework_id), metrics.levels(store, framework_id)
    high = metrics.high_levels(store, framework_id)
    return Framework(
        name=frameworks.at[framework_id, "name"],
        attribution=frameworks.at[framework_id, "attribution"],
        reading=(
            f"From the lowest to the highest. A level describes how someone leads; it is not a mark, and no level is a"
            f" pass or a fail. Charts that show one figure for a group show the share of ratings at {high}."
        ),
        dimensions=_glossed(dimensions["dimension"], dimensions["gloss"], "Dimension"),
        levels=_glossed(levels["level_name"], levels["gloss"], "Level"),
    )


def _glossed(names: pd.Series, glosses: pd.Series, heading: str) -> pd.DataFrame:
    """Names with their glosses; a framework that gives none has no column for them."""
    table = pd.DataFrame({heading: names, "In short": glosses})
    return table if glosses.any() else table[[heading]]


def _protection(store: Store, selection: Selection) -> list[str]:
    rows = metrics.certificate(store, selection)
    if rows.empty:
        return ["This wave was published without a certificate. Publish it again to make one."]
    certificate = rows.iloc[0]
    k = int(certificate["k"])
    names = metrics.breakdown_names(store)
    breakdowns = wording.listed([names[breakdown].lower() for breakdown in certificate["breakdowns"]])
    return [
        _verdict(certificate, k),
        (
            f"**At least {k} people.** No figure is about fewer than {k} people. Groups with fewer are united with others of"
            f" the same kind and named together, as in “Ward 3 + Ward 5”: {wording.COMBINED}. That is the wording wherever"
            " a group has no figure of its own, whatever the reason."
        ),
        (
            f"**What is published.** For each dimension, how many people and ratings there are and how many at each level:"
            f" {int(certificate['blocks']):,} rows, by {breakdowns}. Every chart and table is arithmetic on"
            " these counts. The dashboard can open nothing else: no person's ratings, no names, no codes of people."
        ),
        (
            "**What remains possible.** Where no rating of a group stands at a level, that rules the level out for everyone"
            " in it; such zeros are shown. And no method protects against guessing, or against what people tell each other."
        ),
    ]


def _verdict(certificate: pd.Series, k: int) -> str:
    if not certificate["certified"]:
        return (
            f"**Not certified.** No audit has been run yet to test whether arithmetic on these figures could single out"
            f" fewer than {k} people, or give away someone's level. Until it has, show them only to people who may see"
            " the records themselves."
        )
    date = pd.Timestamp(certificate["created_at"])
    return (
        f"**Certified on {wording.date(date)}.** An audit has tested everything published for this wave together: no"
        f" arithmetic on it isolates fewer than {k} people, and nobody's level follows with certainty.{_limits(certificate)}"
    )


def _limits(certificate: pd.Series) -> str:
    """What the audit's proof does not reach, for whoever has to answer for it."""
    if pd.isna(certificate["bound"]):
        return ""
    return (
        f" The proof covers every sum and difference of published rows in which no row counts more than"
        f" {certificate['bound']:g} times. It is about groups of people: a mix in which some people count for and others"
        " against, such as two more and one fewer, can remain."
    )


def _left_out(store: Store, selection: Selection) -> tuple[str, pd.DataFrame | None]:
    if selection.rater_group not in ANONYMOUS_RATERS:
        return "", None
    rows = metrics.left_out(store, selection)
    k = int(metrics.certificate(store, selection)["k"].max())
    rule = (
        f"Raters in this group stay anonymous to the person they rate, so a person counts on a dimension only if at least"
        f" {settings.MINIMUM_RATERS_PER_SUBJECT} of them answered."
    )
    if rows["subjects"].isna().all():
        return f"{rule} On every dimension this left out fewer than {k} people, or none.", None
    people = [f"Fewer than {k}, or none" if pd.isna(number) else f"{int(number):,}" for number in rows["subjects"]]
    return f"{rule} In the whole organisation this left out:", pd.DataFrame(
        {"Dimension": rows["dimension"], "People": people}
    )
