"""Questions about who is missing, or too few: small groups, raters, people left out, groups not yet looked at."""

from dataclasses import replace

from analysis import measures, wording
from analysis.compared import compare
from analysis.narrative.changes import wave_before
from analysis.narrative.gaps import SELF
from analysis.narrative.sentence import Sentence, breakdown, figures, whole
from analysis.narrative.standing import COMPARE
from analysis.published import counts, metrics, slices
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store
from domain.languages import N_, _


WIDE = 0.30  # of a share: an interval so wide shows only large differences; at about 40 people, half of them at a high level
WIDE_IN_POINTS = round(WIDE * 100)
PRIVACY, UPLOAD, DISTRIBUTION = "about/privacy", "manage/upload", "results/distribution"
WHOLE_IS_SMALL = N_(
    "The whole organisation has 95% intervals of {points} percentage points or more on most dimensions, so only large differences"
    " could show there. Could more people take part in the next wave?"
)
SOME_ARE_SMALL = N_(
    "{small:,} of the {groups:#group} by {name} {small:?has|have} 95% intervals of {points} percentage points or more on most"
    " dimensions, so only large differences could show there. Would larger groups answer the question?"
)
BOTH_ARE_SMALL = N_(
    "Both groups by {name} have 95% intervals of {points} percentage points or more on most dimensions, so only large differences"
    " could show there. Would larger groups answer the question?"
)
ALL_ARE_SMALL = N_(
    "All {groups:#group} by {name} have 95% intervals of {points} percentage points or more on most dimensions, so only large"
    " differences could show there. Would larger groups answer the question?"
)
GONE = N_("{earlier} has ratings by {raters:and}, and {wave} has none. Is an export still to be loaded?")
ONLY_SELF = N_("Only people's own ratings are published for this wave. Do those who work with them see the same?")
NO_SELF = N_("People's own ratings are not published for this wave. How do they see themselves?")
LEFT_OUT = N_(
    "On {dimension}, {people:,} of those rated are left out because too few of {raters} answered to stay anonymous. Who needs more"
    " raters next time?"
)
ALL_LEVELS = N_("How do the ratings spread over all levels, dimension by dimension?")
FURTHER = N_("Do groups by {others:or} differ?")
ONLY_BY = N_("Only groups by {name} are looked at here.")


def small(store: Store, selection: Selection) -> list[Sentence]:
    """The groups, or the organisation itself, that are so small that only large differences could show."""
    cells = metrics.cells(store, selection)
    cells = cells[cells["high_share"].notna() & ~cells["is_wider"]]
    width = (cells["upper"] - cells["lower"]).groupby(cells["group_id"]).median()
    small = set(width.index[width >= WIDE])
    split = set(cells.loc[~cells["is_overall"], "group_id"])
    if whole(store, selection) in small:
        said, small, page = WHOLE_IS_SMALL, {whole(store, selection)}, ""
    elif small and len(split) > 1:
        every = BOTH_ARE_SMALL if len(split) == 2 else ALL_ARE_SMALL
        said, page = SOME_ARE_SMALL if len(small) < len(split) else every, COMPARE
    else:
        return []
    name = breakdown(store, selection)
    text = _(said, points=WIDE_IN_POINTS, small=len(small), groups=len(split), name=name)
    rows = counts.of_groups(store, selection)
    shown = rows[rows["group_id"].isin(small) & ~rows["is_wider"]]
    return [Sentence(text, tuple(figures(store, selection, shown)), page=page)]


def raters(store: Store, selection: Selection) -> list[Sentence]:
    """Rater groups that the wave before has and this one has not; or that only one side has rated."""
    if not measures.of(selection.measure).is_of_people:
        return []
    here, before = set(slices.rater_groups(store, selection)), wave_before(store, selection)
    then = slices.rater_groups(store, slices.there(store, selection, wave=before)) if before is not None else {}
    gone = [_("people themselves") if key == SELF else _(wording.RATERS[key]) for key in then if key not in here]
    if gone:
        text = _(GONE, earlier=before, raters=gone, wave=selection.wave)
    elif here == {SELF}:
        text = _(ONLY_SELF)
    elif SELF not in here:
        text = _(NO_SELF)
    else:
        return []
    return [Sentence(text, page=UPLOAD)]


def left_out(store: Store, selection: Selection) -> list[Sentence]:
    """People of whom too few raters answered, where it is published how many they are."""
    rows = metrics.left_out(store, selection)
    rows = rows[rows["subjects"].notna()]
    if rows.empty:
        return []
    most = rows.loc[rows["subjects"].idxmax()]
    raters = _(wording.RATERS[selection.rater_group])
    text = _(LEFT_OUT, dimension=most["dimension"], people=int(most["subjects"]), raters=raters)
    return [Sentence(text, page=PRIVACY)]


def further(store: Store, selection: Selection) -> list[Sentence]:
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
        return [Sentence(_(ALL_LEVELS), page=DISTRIBUTION)]
    called = [names[one].lower() for one in others]
    text = _(FURTHER, others=called)
    if compare.groups(store, selection):
        text = f"{_(ONLY_BY, name=breakdown(store, selection))} {text}"
    return [Sentence(text, page=COMPARE, link={"breakdown": others[0]}, matter=_("by {name}", name=called[0]))]


RULES = (small, raters, left_out, further)
