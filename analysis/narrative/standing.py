"""What stands out in one wave: the organisation's own profile, differences between groups, and self against others."""

from analysis import wording
from analysis.charts.difference_words import ERRORS
from analysis.compared import compare
from analysis.narrative.gaps import self_beside_others
from analysis.narrative.profile import profile
from analysis.narrative.sentence import (
    Sentence,
    breakdown,
    difference,
    figures,
    ratings,
    rest_figures,
    whole,
)
from analysis.published import counts, metrics, summary
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


FEW = 4  # differences told one by one; the others stand on the page that is linked
NOTHING = N_("There is nothing to compare in this choice: {combined}.")
CHANCE = N_(
    "A difference is called clear where it is larger than chance explains; of those, on average no more than one in {errors} is"
    " chance after all. No figure says why. No level is a pass or a fail, and a lower share may be right for a role."
)
NOT_COMPARED = N_("There is nothing to compare between one {name} and the rest of the organisation: {combined}.")
NONE = N_(
    "Of {compared:#difference} between one {name} and the rest of the organisation, none is larger than chance explains."
)
SOME = N_(
    "Of {compared:#difference} between one {name} and the rest of the organisation, {clear:,} {clear:?is|are} larger than chance"
    " explains."
)
CLEAREST = N_("The {number} clearest of them follow, and the Compare page has all.")
COMPARE = "results/compare"


def chance() -> str:
    """What is called clear, and what a figure doesn't say."""
    return _(CHANCE, errors=ERRORS)


@remembered
def stands_out(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    """Where ratings at the high levels are most and least frequent, which groups differ from the rest, and how people see
    themselves beside others; each says so where nothing is clearer than chance."""
    if whole(store, selection) is None:
        return (Sentence(_(NOTHING, combined=_(wording.COMBINED))),)
    caution = summary.caution(store, selection)
    return (
        *profile(store, selection),
        *_groups(store, selection),
        *self_beside_others(store, selection),
        *([Sentence(caution)] if caution else []),
    )


def _groups(store: Store, selection: Selection) -> list[Sentence]:
    if selection.breakdown == WHOLE_ORGANISATION or not compare.groups(store, selection):
        return []  # who took part says it
    name, high = breakdown(store, selection), metrics.high_levels(store, selection.framework)
    found = compare.with_rest(store, selection)
    stand, compared = found[found["stands"]], int(found["p"].notna().sum())
    if compared == 0:
        only = compare.only_group(store, selection)
        return [Sentence(only or _(NOT_COMPARED, name=name, combined=_(wording.COMBINED)), page=COMPARE)]
    text = _(NONE if stand.empty else SOME, compared=compared, name=name, clear=len(stand))
    if stand.empty:
        return [Sentence(text, page=COMPARE)]
    shown = found.loc[stand["adjusted_p"].nsmallest(FEW).index.sort_values()]
    if len(shown) < len(stand):
        text = f"{text} {_(CLEAREST, number=FEW)}"
    position = {
        name: place for place, name in enumerate(metrics.dimensions(store, selection.framework)["dimension_id"])
    }
    shown = shown.iloc[shown["dimension_id"].map(position).argsort(kind="stable")]
    return [Sentence(text, page=COMPARE), *(_group(store, selection, row, high) for row in shown.itertuples())]


def _group(store: Store, selection: Selection, row, high: str) -> Sentence:
    every = counts.of_groups(store, selection)
    own = every[(every["group_id"] == row.group_id) & (every["dimension_id"] == row.dimension_id)]
    return Sentence(
        difference(row, ratings(selection), high, row.block),
        (*figures(store, selection, own), *rest_figures(store, selection, own)),
        row.dimension,
        COMPARE,
        {"dimension": row.dimension, "group": row.group},
    )
