"""Questions about who is missing, or too few: small groups, raters, people left out, groups not yet looked at."""

from dataclasses import replace

from analysis import measures, wording
from analysis.compared import compare
from analysis.narrative.changes import wave_before
from analysis.narrative.gaps import SELF
from analysis.narrative.sentence import Sentence, figures, whole
from analysis.narrative.standing import COMPARE
from analysis.published import counts, metrics, slices
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store


WIDE = 0.30  # of a share: an interval so wide shows only large differences; at about 40 people, half of them at a high level
PRIVACY, UPLOAD, DISTRIBUTION = "about/privacy", "manage/upload", "results/distribution"


def small(store: Store, selection: Selection) -> list[Sentence]:
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


def raters(store: Store, selection: Selection) -> list[Sentence]:
    """Rater groups that the wave before has and this one has not; or that only one side has rated."""
    if not measures.of(selection.measure).is_of_people:
        return []
    here, before = set(slices.rater_groups(store, selection)), wave_before(store, selection)
    then = slices.rater_groups(store, slices.there(store, selection, wave=before)) if before is not None else {}
    gone = ["people themselves" if key == SELF else wording.RATERS[key] for key in then if key not in here]
    if gone:
        text = f"{before} has ratings by {wording.listed(gone)}, and {selection.wave} has none. Is an export still to be loaded?"
    elif here == {SELF}:
        text = "Only people's own ratings are published for this wave. Do those who work with them see the same?"
    elif SELF not in here:
        text = "People's own ratings are not published for this wave. How do they see themselves?"
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
    raters, number = wording.RATERS[selection.rater_group], f"{int(most['subjects']):,}"
    text = (
        f"On {most['dimension']}, {number} of those rated are left out because too few of {raters} answered to stay anonymous."
        " Who needs more raters next time?"
    )
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
        return [Sentence("How do the ratings spread over all levels, dimension by dimension?", page=DISTRIBUTION)]
    text = f"Do groups by {wording.listed([names[one].lower() for one in others], 'or')} differ?"
    if compare.groups(store, selection):
        text = f"Only groups by {metrics.breakdown_name(store, selection).lower()} are looked at here. {text}"
    return [Sentence(text, page=COMPARE, link={"breakdown": others[0]}, matter=f"by {names[others[0]].lower()}")]


RULES = (small, raters, left_out, further)
