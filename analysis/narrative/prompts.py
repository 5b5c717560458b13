"""What to look at next: questions to ask, each by a rule that is stated here, and the page that helps to answer it."""

from analysis import measures, wording
from analysis.compared import blind_spots, change, compare, importance
from analysis.narrative import coverage
from analysis.narrative.changes import CHANGE, change_figures, link, since
from analysis.narrative.gaps import SELF, SELF_AND_OTHERS, gap_figures, gaps
from analysis.narrative.sentence import Sentence, as_whole, figures, whole, whole_rows
from analysis.narrative.standing import COMPARE, FEW
from analysis.published import metrics, slices
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


ASKED = importance.PROMPTS[True, False]  # of a dimension more important than the mean of all, and lower
IMPORTANCE = "results/importance"
NOTHING = N_(
    "There is nothing to look at next in this choice. More ratings may change that: load them on the Upload page."
)
RULES = N_(
    "A question is asked where a dimension is rated clearly more important than the mean of all and clearly lower in"
    " performance; where a dimension may be a blind spot or a hidden strength; where a difference or a change is larger than"
    " chance explains; where a group's intervals are {points} percentage points wide or more on most dimensions; and where ratings"
    " are missing. None of them is a verdict."
)
IMPORTANT = N_(
    "{dimension}: {importance} of ratings of its importance are at {high} (95% interval {importance_interval}; the mean of all"
    " dimensions is {importance_mean}), and {performance} of ratings of its performance are at {high} (95% interval"
    " {performance_interval}; the mean of all dimensions is {performance_mean}). What would help most here?"
)
SPOTS = {
    blind_spots.BLIND_SPOT: N_(
        "{dimension} may be a blind spot. At {high} are {own} of people's own ratings (95% interval {own_interval};"
        " {people:#person|people}) and {theirs} of those by {raters} (95% interval {their_interval}; {rated:#person|people}), a gap"
        " that departs from the usual one."
    ),
    blind_spots.HIDDEN_STRENGTH: N_(
        "{dimension} may be a hidden strength. At {high} are {own} of people's own ratings (95% interval {own_interval};"
        " {people:#person|people}) and {theirs} of those by {raters} (95% interval {their_interval}; {rated:#person|people}), a gap"
        " that departs from the usual one."
    ),
}
WHAT_THEY_SEE = N_("What do {raters} see that people themselves do not?")
ONE_DIFFERENCE = N_(
    "A difference does not say why it is there. What do the people in {group} make of the difference on {dimension}?"
)
DIFFERENCES = N_(
    "A difference does not say why it is there. What do the people in these groups make of the {number:,} differences that are"
    " larger than chance explains?"
)
AGAIN = N_("Does a third wave show the change on {dimensions:and} again?")
ALL_AGAIN = N_("Does a third wave show the {number:,} changes again?")
UNUSUAL = N_("Over all {waves:#wave}, is the change on {dimensions:and} unusual?")
ALL_UNUSUAL = N_("Over all {waves:#wave}, are the {number:,} changes unusual?")


def rules() -> str:
    """Where a question is asked."""
    return _(RULES, points=coverage.WIDE_IN_POINTS)


@remembered
def look_next(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    """Questions that the figures raise, each with the page to look at."""
    if whole(store, selection) is None:
        return (Sentence(_(NOTHING), page=coverage.UPLOAD),)
    rules = (_important, _seen_otherwise, _different, _lasting, *coverage.RULES)
    return tuple(sentence for rule in rules for sentence in rule(store, selection))


def _important(store: Store, selection: Selection) -> list[Sentence]:
    if not importance.is_asked(store, selection):
        return []
    group_id, high = whole(store, selection), metrics.high_levels(store, selection.framework)
    if group_id is None:
        return []
    found = importance.places(store, as_whole(selection), group_id)
    asked = found[found["prompt"] == ASKED].head(FEW)
    sentences = []
    for row in asked.itertuples():
        text = _(IMPORTANT, dimension=row.dimension, high=high, **_shares(row))
        sides = [slices.there(store, selection, measure=measure) for measure in importance.MEASURES]
        every = [(side, whole_rows(store, side)) for side in sides]
        named = [
            figure
            for side, rows in every
            for figure in figures(store, side, rows[rows["dimension_id"] == row.dimension_id])
        ]
        sentences.append(Sentence(text, tuple(named), row.dimension, IMPORTANCE, {"group": wording.WHOLE}))
    return sentences


def _shares(row) -> dict[str, str]:
    """The shares of importance.places, with their intervals and means, as IMPORTANT names them."""
    shares = {}
    for measure in importance.MEASURES:
        share, lower, upper, mean = (getattr(row, f"{measure}{part}") for part in ("", "_lower", "_upper", "_mean"))
        shares[measure], shares[f"{measure}_mean"] = wording.percent(share), wording.percent(mean)
        shares[f"{measure}_interval"] = wording.interval(lower, upper)
    return shares


def _seen_otherwise(store: Store, selection: Selection) -> list[Sentence]:
    if not measures.of(selection.measure).is_of_people:
        return []  # a blind spot is one for how people lead, not for what they find important
    names, high = slices.rater_groups(store, selection), metrics.high_levels(store, selection.framework)
    return [
        Sentence(
            _spot(row, other, high),
            gap_figures(store, selection, found[found["dimension_id"] == row.dimension_id], other),
            row.dimension,
            SELF_AND_OTHERS,
            {"group": wording.WHOLE, "first": names[SELF], "second": names[other]},
        )
        for other, found in gaps(store, selection).items()
        for row in found[found["kind"] != ""].head(FEW).itertuples()
    ]


def _spot(row, other: str, high: str) -> str:
    raters = _(wording.RATERS[other])
    spot = _(
        SPOTS[row.kind],
        dimension=row.dimension,
        high=high,
        own=wording.percent(row.first_share),
        own_interval=wording.interval(row.first_lower, row.first_upper),
        people=int(row.first_subjects),
        theirs=wording.percent(row.second_share),
        raters=raters,
        their_interval=wording.interval(row.second_lower, row.second_upper),
        rated=int(row.second_subjects),
    )
    return f"{spot} {_(WHAT_THEY_SEE, raters=_('the others') if other == 'others' else raters)}"


def _different(store: Store, selection: Selection) -> list[Sentence]:
    if selection.breakdown == WHOLE_ORGANISATION or not compare.groups(store, selection):
        return []
    found = compare.with_rest(store, selection)
    stand = found[found["stands"]]
    if stand.empty:
        return []
    shown = {"dimension": stand["dimension"].iloc[0], "group": stand["group"].iloc[0]}
    which = ONE_DIFFERENCE if len(stand) == 1 else DIFFERENCES
    text = _(which, group=stand["block"].iloc[0], dimension=shown["dimension"], number=len(stand))
    return [Sentence(text, page=COMPARE, link=shown, matter=shown["dimension"])]


def _lasting(store: Store, selection: Selection) -> list[Sentence]:
    found = since(store, selection)
    if found is None or not found["stands"].any():
        return []
    names = found.loc[found["stands"], "dimension"].tolist()
    waves = len(change.waves(store, selection))
    named, counted = (UNUSUAL, ALL_UNUSUAL) if waves > 2 else (AGAIN, ALL_AGAIN)
    text = _(named if len(names) <= FEW else counted, waves=waves, dimensions=names, number=len(names))
    ids = found.loc[found["stands"], "dimension_id"].tolist()
    looked_at = link(store, selection, names[0])
    return [
        Sentence(text, change_figures(store, selection, ids), "", CHANGE, looked_at, looked_at.get("dimension", ""))
    ]
