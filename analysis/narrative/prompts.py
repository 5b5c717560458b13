"""What to look at next: questions to ask, each by a rule that is stated here, and the page that helps to answer it."""

from dataclasses import replace

from analysis import change, compare, counts, importance, metrics, slices, wording
from analysis.narrative.changes import CHANGE, change_figures, link, since, wave_before
from analysis.narrative.gaps import SELF, SELF_AND_OTHERS, gap_figures, gaps
from analysis.narrative.sentence import Sentence, figures, whole
from analysis.narrative.standing import COMPARE, FEW
from analysis.selection import WHOLE_ORGANISATION, Selection
from analysis.store import Store


WIDE = 0.30  # of a share: an interval so wide shows only large differences; at about 40 people, half of them at a high level
ASKED = importance.PROMPTS[True, False]  # of a dimension more important than most, and lower
IMPORTANCE, PRIVACY, UPLOAD = "results/importance", "manage/privacy", "manage/upload"
NOTHING = "There is nothing to look at next in this choice. More ratings may change that: load them on the Upload page."
RULES = (
    "A question is asked where a dimension is rated clearly more important than the mean of all and clearly lower in"
    " performance; where a dimension may be a blind spot or a hidden strength; where a difference or a change is larger than"
    f" chance explains; where a group's intervals are {round(WIDE * 100)} percentage points wide or more on most"
    " dimensions; and where ratings are missing. None of them is a verdict."
)


def look_next(store: Store, selection: Selection) -> list[Sentence]:
    """Questions that the figures raise, each with the page to look at."""
    return list(store.recall(_look_next, selection))


def _look_next(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    if whole(store, selection) is None:
        return (Sentence(NOTHING, page=UPLOAD),)
    rules = (_important, _seen_otherwise, _different, _lasting, _small, _raters, _left_out, _further)
    return tuple(sentence for rule in rules for sentence in rule(store, selection))


def _important(store: Store, selection: Selection) -> list[Sentence]:
    if not importance.is_asked(store, selection):
        return []
    group_id, high = whole(store, selection), metrics.high_levels(store, selection.framework)
    found = importance.places(store, selection, group_id)
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
        sides = [slices.other(store, selection, measure=measure) for measure in importance.MEASURES]
        every = [counts.of_group(store, side, whole(store, side)) for side in sides]
        named = [
            figure
            for side, rows in zip(sides, every, strict=True)
            for figure in figures(store, side, rows[rows["dimension_id"] == row.dimension_id])
        ]
        sentences.append(Sentence(text, tuple(named), row.dimension, IMPORTANCE, {"group": wording.WHOLE}))
    return sentences


def _seen_otherwise(store: Store, selection: Selection) -> list[Sentence]:
    names = slices.rater_groups(store, selection)
    high, sentences = metrics.high_levels(store, selection.framework), []
    for other, found in gaps(store, selection).items():
        for row in found[found["kind"] != ""].head(FEW).itertuples():
            raters = wording.RATERS[other]
            text = (
                f"{row.dimension} may be a {row.kind}: {wording.percent(row.first_share)} of people's own ratings are at {high},"
                f" and {wording.percent(row.second_share)} of those by {raters}, a gap that departs from the usual one. What do"
                f" {raters if other != 'others' else 'the others'} see that people themselves do not?"
            )
            sentences.append(
                Sentence(
                    text,
                    gap_figures(store, selection, found[found["dimension_id"] == row.dimension_id], other),
                    row.dimension,
                    SELF_AND_OTHERS,
                    {"group": wording.WHOLE, "first": names[SELF], "second": names[other]},
                )
            )
    return sentences


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


def _small(store: Store, selection: Selection) -> list[Sentence]:
    """The groups, or the organisation itself, that are so small that only large differences could show."""
    cells = metrics.cells(store, selection)
    cells = cells[cells["high_share"].notna() & ~cells["is_wider"]]
    width = (cells["upper"] - cells["lower"]).groupby(cells["group_id"]).median()
    small = set(width.index[width >= WIDE])
    split = set(cells.loc[~cells["is_overall"], "group_id"])
    so_wide = (
        f"95% intervals of {round(WIDE * 100)} percentage points or more on most dimensions, so only large differences could"
        " show there."
    )
    if whole(store, selection) in small:
        text = f"The whole organisation has {so_wide} Could more people take part in the next wave?"
        small, page = {whole(store, selection)}, ""
    elif small and len(split) > 1:
        every = "Both" if len(split) == 2 else f"All {len(split)}"
        which = f"{len(small)} of the {len(split)} groups" if len(small) < len(split) else f"{every} groups"
        name, verb = metrics.breakdown_name(store, selection).lower(), "has" if len(small) == 1 else "have"
        text = f"{which} by {name} {verb} {so_wide} Would larger groups answer the question?"
        page = COMPARE
    else:
        return []
    rows = counts.of_groups(store, selection)
    shown = rows[rows["group_id"].isin(small) & ~rows["is_wider"]]
    return [Sentence(text, tuple(figures(store, selection, shown)), page=page)]


def _raters(store: Store, selection: Selection) -> list[Sentence]:
    """Rater groups that another wave has, and those that none has."""
    here = set(slices.rater_groups(store, selection))
    sentences = []
    before = wave_before(store, selection)
    if before is not None:
        then = slices.rater_groups(store, slices.other(store, selection, wave=before))
        gone = [wording.RATERS[key] for key in then if key not in here]
        if gone:
            text = f"{before} has ratings by {wording.listed(gone)}, and {selection.wave} has none. Is an export still to be loaded?"
            return [Sentence(text, page=UPLOAD)]
    if here == {SELF}:
        text = "Only people's own ratings are published for this wave. Do those who work with them see the same?"
        sentences.append(Sentence(text, page=UPLOAD))
    elif SELF not in here:
        text = "People's own ratings are not published for this wave. How do they see themselves?"
        sentences.append(Sentence(text, page=UPLOAD))
    return sentences


def _left_out(store: Store, selection: Selection) -> list[Sentence]:
    """People of whom too few raters answered, where it is published how many they are."""
    rows = metrics.left_out(store, selection)
    rows = rows[rows["subjects"].notna()]
    if rows.empty:
        return []
    most = rows.loc[rows["subjects"].idxmax()]
    text = (
        f"On {most['dimension']}, {int(most['subjects']):,} are left out because too few of {wording.RATERS[selection.rater_group]}"
        " answered to stay anonymous. Who needs more raters next time?"
    )
    return [Sentence(text, page=PRIVACY)]


def _further(store: Store, selection: Selection) -> list[Sentence]:
    """The next breakdown, for each is looked at by itself."""
    names = metrics.breakdown_names(store)
    declared = [
        one for one in metrics.certificate(store, selection)["breakdowns"].explode() if one != WHOLE_ORGANISATION
    ]
    others = [
        one
        for one in declared
        if one != selection.breakdown and compare.groups(store, replace(selection, breakdown=one))
    ]
    if not others:
        return [
            Sentence("How do the ratings spread over all levels, dimension by dimension?", page="results/distribution")
        ]
    text = f"Do groups by {wording.listed([names[one].lower() for one in others], 'or')} differ?"
    if compare.groups(store, selection):
        text = f"Only groups by {metrics.breakdown_name(store, selection).lower()} are looked at here. {text}"
    return [Sentence(text, page=COMPARE, link={"breakdown": others[0]}, matter=f"by {names[others[0]].lower()}")]
