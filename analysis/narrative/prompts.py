"""What to look at next: questions to ask, each by a rule that is stated here, and the page that helps to answer it."""

from analysis import measures, wording
from analysis.compared import change, compare, importance
from analysis.narrative import coverage
from analysis.narrative.changes import CHANGE, change_figures, link, since
from analysis.narrative.gaps import SELF, SELF_AND_OTHERS, gap_figures, gaps
from analysis.narrative.sentence import Sentence, as_whole, figures, people, whole, whole_rows
from analysis.narrative.standing import COMPARE, FEW
from analysis.published import metrics, slices
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered


ASKED = importance.PROMPTS[True, False]  # of a dimension more important than the mean of all, and lower
IMPORTANCE = "results/importance"
NOTHING = "There is nothing to look at next in this choice. More ratings may change that: load them on the Upload page."
RULES = (
    "A question is asked where a dimension is rated clearly more important than the mean of all and clearly lower in"
    " performance; where a dimension may be a blind spot or a hidden strength; where a difference or a change is larger than"
    f" chance explains; where a group's intervals are {round(coverage.WIDE * 100)} percentage points wide or more on most"
    " dimensions; and where ratings are missing. None of them is a verdict."
)


@remembered
def look_next(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    """Questions that the figures raise, each with the page to look at."""
    if whole(store, selection) is None:
        return (Sentence(NOTHING, page=coverage.UPLOAD),)
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
        told = {
            measure: f"{wording.percent(getattr(row, measure))} of ratings of its {measure} are at {high} (95% interval"
            f" {wording.interval(getattr(row, f'{measure}_lower'), getattr(row, f'{measure}_upper'))}; the mean of all"
            f" dimensions is {wording.percent(getattr(row, f'{measure}_mean'))})"
            for measure in importance.MEASURES
        }
        text = f"{row.dimension}: {told['importance']}, and {told['performance']}. What would help most here?"
        sides = [slices.there(store, selection, measure=measure) for measure in importance.MEASURES]
        every = [(side, whole_rows(store, side)) for side in sides]
        named = [
            figure
            for side, rows in every
            for figure in figures(store, side, rows[rows["dimension_id"] == row.dimension_id])
        ]
        sentences.append(Sentence(text, tuple(named), row.dimension, IMPORTANCE, {"group": wording.WHOLE}))
    return sentences


def _seen_otherwise(store: Store, selection: Selection) -> list[Sentence]:
    if not measures.of(selection.measure).is_of_people:
        return []  # a blind spot is one for how people lead, not for what they find important
    names, high = slices.rater_groups(store, selection), metrics.high_levels(store, selection.framework)
    return [
        Sentence(
            _spot(row, wording.RATERS[other], high),
            gap_figures(store, selection, found[found["dimension_id"] == row.dimension_id], other),
            row.dimension,
            SELF_AND_OTHERS,
            {"group": wording.WHOLE, "first": names[SELF], "second": names[other]},
        )
        for other, found in gaps(store, selection).items()
        for row in found[found["kind"] != ""].head(FEW).itertuples()
    ]


def _spot(row, raters: str, high: str) -> str:
    own, others = (
        f"{wording.percent(share)} {of} (95% interval {wording.interval(lower, upper)}; {people(subjects)})"
        for share, lower, upper, subjects, of in (
            (row.first_share, row.first_lower, row.first_upper, row.first_subjects, "of people's own ratings"),
            (row.second_share, row.second_lower, row.second_upper, row.second_subjects, f"of those by {raters}"),
        )
    )
    return (
        f"{row.dimension} may be a {row.kind}. At {high} are {own} and {others}, a gap that departs from the usual one. What do"
        f" {raters if raters != 'others' else 'the others'} see that people themselves do not?"
    )


def _different(store: Store, selection: Selection) -> list[Sentence]:
    if selection.breakdown == WHOLE_ORGANISATION or not compare.groups(store, selection):
        return []
    found = compare.with_rest(store, selection)
    stand = found[found["stands"]]
    if stand.empty:
        return []
    which = (
        f"in {stand['block'].iloc[0]} make of the difference on {stand['dimension'].iloc[0]}"
        if len(stand) == 1
        else f"in these groups make of the {len(stand)} differences that are larger than chance explains"
    )
    text = f"A difference does not say why it is there. What do the people {which}?"
    shown = {"dimension": stand["dimension"].iloc[0], "group": stand["group"].iloc[0]}
    return [Sentence(text, page=COMPARE, link=shown, matter=shown["dimension"])]


def _lasting(store: Store, selection: Selection) -> list[Sentence]:
    found = since(store, selection)
    if found is None or not found["stands"].any():
        return []
    names = found.loc[found["stands"], "dimension"].tolist()
    which = f"the change on {wording.listed(names)}" if len(names) <= FEW else f"the {len(names)} changes"
    waves = len(change.waves(store, selection))
    text = f"Over all {waves} waves, is {which} unusual?" if waves > 2 else f"Does a third wave show {which} again?"
    ids = found.loc[found["stands"], "dimension_id"].tolist()
    looked_at = link(store, selection, names[0])
    return [
        Sentence(text, change_figures(store, selection, ids), "", CHANGE, looked_at, looked_at.get("dimension", ""))
    ]
