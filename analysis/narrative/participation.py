"""Who took part: how many people, on what, in which groups, and whose ratings there are of them."""

import settings
from analysis import wording
from analysis.narrative.sentence import Sentence, breakdown, figures, people, whole_rows
from analysis.narrative.who_rated import DONE, Done
from analysis.published import independent, metrics, slices, summary
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.languages import N_, _


NOBODY = N_(
    "No figure of the whole organisation is published for this choice: {combined}. Choose another wave or rater group if there is"
    " one, or load more ratings on the Upload page."
)
DIMENSIONS, ALL_DIMENSIONS = N_("{number:#dimension}"), N_("all {number:#dimension}")
NOT_EVERYONE = N_("Not everyone has a rating on {dimensions}: {people:,} have one on each.")
FEWEST = N_("Not everyone has a rating on {dimensions}: {people:,} have one on {dimension}, where fewest do.")
HIDDEN = N_("There is no figure on {dimensions:or}: {combined}.")
AS_A_WHOLE = N_("They are shown as a whole: nothing is published by group.")
IN_GROUPS = N_("By {name}, they are shown in {groups:#group}.")
EACH_ALONE = N_("By {name}, they are shown in {groups:#group}, each of which stands alone.")
SOME_UNITE = N_("{number:,} of them {number:?unites|unite} several: {combined}.")
IN_THE_SAME_WAVE = N_("In the same wave, {others:and}.")
OF_INVITED = N_(
    "They are {share} of the {invited:,} who were invited. Nothing is known of those who did not take part."
)
NOT_INVITED = N_(
    "How many people were invited is not published, so there is no response rate, and nothing is known of those who did"
    " not take part."
)
NOT_ASKED = N_(
    "How many raters were asked is not published, so there is no response rate, and nothing is known of those who did not"
    " answer."
)


@remembered
def took_part(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    """How many people, their groups, the other rater groups of the wave, and, last, what is not known."""
    if whole_rows(store, selection).empty:
        return (Sentence(_(NOBODY, combined=_(wording.COMBINED)), page="manage/upload"),)
    found = [_people(store, selection), _groups(store, selection), *_others(store, selection)]
    return (*found, _not_known(store, selection))


def _people(store: Store, selection: Selection) -> Sentence:
    rated = whole_rows(store, selection)
    most, least = rated.loc[rated["subjects"].idxmax()], rated.loc[rated["subjects"].idxmin()]
    number = metrics.assessed(store, selection) or 0
    asked = metrics.dimensions(store, selection.framework)
    hidden = asked.loc[~asked["dimension_id"].isin(rated["dimension_id"]), "dimension"].tolist()
    dimensions = _(DIMENSIONS if hidden else ALL_DIMENSIONS, number=len(rated))
    told = {
        "people": _of(selection.organisation, number),
        "raters": _(wording.RATERS[selection.rater_group]),
        "wave": _when(store, selection),
    }
    done = _done(selection.measure, selection.rater_group)
    if len(rated) == 1:
        said = [_(done.on_one, **told, dimension=most["dimension"])]
    elif least["subjects"] == number:
        said = [_(done.on_each, **told, dimensions=dimensions)]
    else:
        fewest = NOT_EVERYONE if least["subjects"] == most["subjects"] else FEWEST
        some = _(fewest, dimensions=dimensions, people=int(least["subjects"]), dimension=least["dimension"])
        said = [_(done.in_wave, **told), some]
    if hidden:
        said.append(_(HIDDEN, dimensions=hidden, combined=_(wording.COMBINED)))
    return Sentence(" ".join(said), tuple(figures(store, selection, rated)))


def _done(measure: str, rater_group: str) -> Done:
    return DONE[measure, rater_group == "self"]


def _of(organisation: str, number: int) -> str:
    """ "400 people of Example NHS Trust", or how many alone where the export did not name the organisation."""
    if organisation == settings.NOT_STATED:
        return people(number)
    return _("{people:#person|people} of {organisation}", people=number, organisation=organisation)


def _when(store: Store, selection: Selection) -> str:
    day = metrics.wave_date(store, selection)
    if day is None:
        return selection.wave
    return _("{wave} (on or about {day:date})", wave=selection.wave, day=day)


def _groups(store: Store, selection: Selection) -> Sentence:
    """In how many groups they are shown."""
    missing = summary.missing_breakdown(store, selection)
    groups = metrics.groups(store, selection)
    split = groups[~groups["is_overall"]]
    if missing or selection.breakdown == WHOLE_ORGANISATION:
        return Sentence(missing or _(AS_A_WHOLE))
    said = {"name": breakdown(store, selection), "groups": len(split)}
    combined = int(split["is_combined"].sum())
    if combined:
        unite = _(SOME_UNITE, number=combined, combined=_(wording.COMBINED))
        return Sentence(f"{_(IN_GROUPS, **said)} {unite}")
    return Sentence(_(EACH_ALONE if len(split) > 1 else IN_GROUPS, **said))


def _others(store: Store, selection: Selection) -> list[Sentence]:
    """Who else rated, in the same wave on the same measure."""
    parts, found = [], []
    for rater_group in slices.rater_groups(store, selection):
        other = slices.there(store, selection, rater_group=rater_group)
        rows = whole_rows(store, other)
        if rater_group == selection.rater_group or rows.empty:
            continue
        most = rows.loc[rows["subjects"].idxmax()]
        done, raters = _done(selection.measure, rater_group), _(wording.RATERS[rater_group])
        number = metrics.assessed(store, other) or 0
        parts.append(_(done.also if parts else done.also_first, number=number, raters=raters))
        found += figures(store, other, rows.loc[[most.name]])
    return [Sentence(_(IN_THE_SAME_WAVE, others=parts), tuple(found))] if parts else []


def _not_known(store: Store, selection: Selection) -> Sentence:
    """How many of those who were asked took part, where that is published, and of whom nothing is known."""
    if selection.rater_group != "self":
        return Sentence(_(NOT_ASKED))
    invited = independent.invited(store, selection)
    if invited is None:
        return Sentence(_(NOT_INVITED))
    rows = whole_rows(store, selection)
    most = rows.loc[[rows["subjects"].idxmax()]]
    share = wording.percent((metrics.assessed(store, selection) or 0) / invited)
    text = _(OF_INVITED, share=share, invited=invited)
    return Sentence(text, tuple(figures(store, selection, most)))
