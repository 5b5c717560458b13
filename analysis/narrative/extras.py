"""What is published besides the counts: what each of it says, and what follows from it, told to a reader."""

import pandas as pd

import settings
from analysis import wording
from analysis.charts import tables
from analysis.frames import rows_of
from analysis.published import independent, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import plain


ANONYMOUS_RATERS = ("peers", "direct_reports", "others")
MAY_FOLLOW = (
    "A number that is not given here may follow from how many people each dimension counts: see the limits below."
)


@remembered
def left_out(store: Store, selection: Selection) -> tuple[str, pd.DataFrame | None]:
    """How many people were left out for want of raters: in a sentence and, where some dimension has enough of them to be
    counted, a table with one row per dimension. "" for rater groups of which nobody is left out."""
    if selection.rater_group not in ANONYMOUS_RATERS:
        return "", None
    rows = metrics.left_out(store, selection)
    k = int(store.frame("publication")["k"].item())
    rule = (
        f"Raters in this group stay anonymous to the person they rate, so a person counts on a dimension only if at least"
        f" {settings.MINIMUM_RATERS_PER_SUBJECT} of them answered."
    )
    if rows["subjects"].isna().all():
        return f"{rule} On every dimension this left out fewer than {k} people, or none. {MAY_FOLLOW}", None
    people = [f"Fewer than {k}, or none" if pd.isna(number) else f"{int(number):,}" for number in rows["subjects"]]
    return f"{rule} {MAY_FOLLOW} In the whole organisation this left out:", pd.DataFrame(
        {"Dimension": rows["dimension"], "People": people}
    )


def assessed(store: Store, selection: Selection) -> str:
    """How many people the slice is about, and what follows from it; "" where nothing of it is shown."""
    number = metrics.assessed(store, selection)
    if number is None:
        return ""
    return (
        f"{wording.count(number, 'person counts', 'people count')} on at least one dimension, in the whole organisation. Beside"
        " the people of a dimension it tells how many of them were not rated there, or by too few, and nothing of what"
        " anybody's level is."
    )


def invited(store: Store, selection: Selection) -> str:
    """How many people were invited to the wave, or that it isn't published."""
    number = independent.invited(store, selection)
    if number is None:
        return (
            "Nobody said how many people were asked to assess themselves in this wave, so it is not among the figures."
        )
    return (
        f"{wording.count(number, 'person was', 'people were')} asked to assess themselves in this wave, as the owner of the"
        " records said. It gives the response rate, and"
        " intervals are narrower where nearly everybody answered. It is about the whole organisation and nobody's answer."
    )


@remembered
def own_words(store: Store) -> list[tuple[str, str]]:
    """What is published in the organisation's own words: a heading and a sentence each."""
    told = []
    if store.orders:
        columns = store.frame("attributes")
        of = [
            f"{plain(one.name)} (sensitive: {one.k} people or more, in the whole organisation alone)"
            if one.is_sensitive
            else plain(one.name)
            for one in rows_of(columns)
        ]
        told.append(("Attributes of its own", f"Breakdowns are by {wording.listed(of)} too."))
    if store.changes:
        number = wording.count(len(store.changes), "entry", "entries")
        said = f"Which groups took the place of which is said in {number}: names of groups, and nobody's answer."
        told.append(("Changes of structure", said))
    return told


@remembered
def likeness(store: Store, selection: Selection) -> pd.DataFrame | None:
    """One row per dimension for which it is published how alike the ratings of one person are, and how unequally raters are
    spread; None where it is for none."""
    rows = store.frame("intra_class_correlations", slice_id=selection.slice_id)
    if rows.empty:
        return None
    named = metrics.dimensions(store, selection.framework).merge(rows, on="dimension_id")
    return tables.table(
        {
            "Dimension": named["dimension"],
            "Intra-class correlation": named["correlation"].map(independent.likeness),
            "Unevenness of raters": tables.numbers(named["unevenness"]),
        }
    )


@remembered
def in_common(store: Store, selection: Selection) -> list[str]:
    """What is published of how alike one person's figures are between dimensions and waves, a sentence each; none if nothing is."""
    high = metrics.high_levels(store, selection.framework)
    told = []
    rows = store.frame("dimension_correlation", slice_id=selection.slice_id)
    if not rows.empty:
        told.append(
            f"From one dimension to another, whether a person is at {plain(high)} has a correlation of"
            f" {rows['correlation'].item():.1f}, on average."
        )
    for wave in slices.other_waves(store, selection):
        other = slices.there(store, selection, wave=wave)
        rows = store.frame("wave_correlation", slice_id=selection.slice_id, other_id=other.slice_id)
        if not rows.empty:
            told.append(
                f"{rows['people'].item():,} people or more, but fewer than {rows['people'].item() + 50:,}, are in {plain(wave)} as"
                f" well, and from there to here it has one of {rows['of_shares'].item():.1f}, and their levels one of"
                f" {rows['of_levels'].item():.1f}."
            )
    return told
