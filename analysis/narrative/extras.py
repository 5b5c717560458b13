"""What is published besides the counts: what each of it says, and what follows from it, told to a reader."""

import pandas as pd

import settings
from analysis.charts import tables
from analysis.frames import rows_of
from analysis.published import independent, metrics, slices
from analysis.published.selection import Selection
from analysis.published.store import Store, remembered
from analysis.wording import plain
from domain.languages import N_, _


ANONYMOUS_RATERS = ("peers", "direct_reports", "others")
ROUNDED_TO = 50  # people in two waves are published rounded down to so many
MAY_FOLLOW = N_(
    "A number that is not given here may follow from how many people each dimension counts: see the limits below."
)
ANONYMOUS = N_(
    "Raters in this group stay anonymous to the person they rate, so a person counts on a dimension only if at least {raters} of"
    " them answered."
)
FEW_LEFT_OUT = N_("On every dimension this left out fewer than {k} people, or none.")
ASSESSED = N_(
    "{people:#person counts|people count} on at least one dimension, in the whole organisation. Beside the people of a dimension it"
    " tells how many of them were not rated there, or by too few, and nothing of what anybody's level is."
)
NOT_INVITED = N_(
    "Nobody said how many people were asked to assess themselves in this wave, so it is not among the figures."
)
INVITED = N_(
    "{people:#person was|people were} asked to assess themselves in this wave, as the owner of the records said. It gives the"
    " response rate, and intervals are narrower where nearly everybody answered. It is about the whole organisation and nobody's"
    " answer."
)
SENSITIVE = N_("{name} (sensitive: {k} people or more, in the whole organisation alone)")
CHANGES = N_(
    "Which groups took the place of which is said in {changes:#entry|entries}: names of groups, and nobody's answer."
)
AMONG_DIMENSIONS = N_(
    "From one dimension to another, whether a person is at {high} has a correlation of {correlation:.1f}, on average."
)
AMONG_WAVES = N_(
    "{least:,} people or more, but fewer than {most:,}, are in {wave} as well, and from there to here it has one of"
    " {of_shares:.1f}, and their levels one of {of_levels:.1f}."
)


@remembered
def left_out(store: Store, selection: Selection) -> tuple[str, pd.DataFrame | None]:
    """How many people were left out for want of raters: in a sentence and, where some dimension has enough of them to be
    counted, a table with one row per dimension. "" for rater groups of which nobody is left out."""
    if selection.rater_group not in ANONYMOUS_RATERS:
        return "", None
    rows = metrics.left_out(store, selection)
    k = int(store.frame("publication")["k"].item())
    rule = _(ANONYMOUS, raters=settings.MINIMUM_RATERS_PER_SUBJECT)
    if rows["subjects"].isna().all():
        return f"{rule} {_(FEW_LEFT_OUT, k=k)} {_(MAY_FOLLOW)}", None
    few = _("Fewer than {k}, or none", k=k)
    people = [few if pd.isna(number) else _("{number:,}", number=int(number)) for number in rows["subjects"]]
    return f"{rule} {_(MAY_FOLLOW)} {_('In the whole organisation this left out:')}", pd.DataFrame(
        {N_("Dimension"): rows["dimension"], N_("People"): people}
    )


def assessed(store: Store, selection: Selection) -> str:
    """How many people the slice is about, and what follows from it; "" where nothing of it is shown."""
    number = metrics.assessed(store, selection)
    if number is None:
        return ""
    return _(ASSESSED, people=number)


def invited(store: Store, selection: Selection) -> str:
    """How many people were invited to the wave, or that it isn't published."""
    number = independent.invited(store, selection)
    return _(NOT_INVITED) if number is None else _(INVITED, people=number)


@remembered
def own_words(store: Store) -> list[tuple[str, str]]:
    """What is published in the organisation's own words: a heading and a sentence each."""
    told = []
    if store.orders:
        columns = store.frame("attributes")
        of = [
            _(SENSITIVE, name=plain(one.name), k=one.k) if one.is_sensitive else plain(one.name)
            for one in rows_of(columns)
        ]
        told.append((_("Attributes of its own"), _("Breakdowns are by {attributes:and} too.", attributes=of)))
    if store.changes:
        told.append((_("Changes of structure"), _(CHANGES, changes=len(store.changes))))
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
            N_("Dimension"): named["dimension"],
            N_("Intra-class correlation"): named["correlation"].map(independent.likeness),
            N_("Unevenness of raters"): tables.numbers(named["unevenness"]),
        }
    )


@remembered
def in_common(store: Store, selection: Selection) -> list[str]:
    """What is published of how alike one person's figures are between dimensions and waves, a sentence each; none if nothing is."""
    high = metrics.high_levels(store, selection.framework)
    told = []
    rows = store.frame("dimension_correlation", slice_id=selection.slice_id)
    if not rows.empty:
        told.append(_(AMONG_DIMENSIONS, high=plain(high), correlation=rows["correlation"].item()))
    for wave in slices.other_waves(store, selection):
        other = slices.there(store, selection, wave=wave)
        rows = store.frame("wave_correlation", slice_id=selection.slice_id, other_id=other.slice_id)
        if not rows.empty:
            people, of_levels, of_shares = (rows[column].item() for column in ("people", "of_levels", "of_shares"))
            shares = {"of_shares": of_shares, "of_levels": of_levels}
            told.append(_(AMONG_WAVES, least=people, most=people + ROUNDED_TO, wave=plain(wave), **shares))
    return told
