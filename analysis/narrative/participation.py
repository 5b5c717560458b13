"""Who took part: how many people, on what, in which groups, and whose ratings there are of them."""

import settings
from analysis import measures, wording
from analysis.narrative.sentence import Sentence, figures, people, whole_rows
from analysis.published import independent, metrics, slices, summary
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered


NOBODY = (
    f"No figure of the whole organisation is published for this choice: {wording.COMBINED}. Choose another wave or rater"
    " group if there is one, or load more ratings on the Upload page."
)
NOT_INVITED = (
    "How many people were invited is not published, so there is no response rate, and nothing is known of those who did"
    " not take part."
)
NOT_ASKED = (
    "How many raters were asked is not published, so there is no response rate, and nothing is known of those who did not"
    " answer."
)


@remembered
def took_part(store: Store, selection: Selection) -> tuple[Sentence, ...]:
    """How many people, their groups, the other rater groups of the wave, and, last, what is not known."""
    if whole_rows(store, selection).empty:
        return (Sentence(NOBODY, page="manage/upload"),)
    found = [_people(store, selection), _groups(store, selection), *_others(store, selection)]
    return (*found, _not_known(store, selection))


def _people(store: Store, selection: Selection) -> Sentence:
    rated = whole_rows(store, selection)
    most, least = rated.loc[rated["subjects"].idxmax()], rated.loc[rated["subjects"].idxmin()]
    date = metrics.wave_date(store, selection)
    when = f"{selection.wave} (on or about {wording.date(date)})" if date is not None else selection.wave
    number = metrics.assessed(store, selection) or 0
    text = f"{people(number)} {_of(selection.organisation)}{_were_rated(selection)} in {when}"
    dimensions_asked = metrics.dimensions(store, selection.framework)
    hidden = dimensions_asked.loc[~dimensions_asked["dimension_id"].isin(rated["dimension_id"]), "dimension"].tolist()
    dimensions = f"{'all ' if not hidden else ''}{wording.count(len(rated), 'dimension', 'dimensions')}"
    if len(rated) == 1:
        text += f", on {most['dimension']}."
    elif least["subjects"] == number:
        text += f", each of them on {dimensions}."
    else:
        fewest = f"{int(least['subjects']):,} have one on {least['dimension']}, where fewest do"
        if least["subjects"] == most["subjects"]:
            fewest = f"{int(least['subjects']):,} have one on each"
        text += f". Not everyone has a rating on {dimensions}: {fewest}."
    if hidden:
        text += f" There is no figure on {wording.listed(hidden, 'or')}: {wording.COMBINED}."
    return Sentence(text, tuple(figures(store, selection, rated)))


def _were_rated(selection: Selection) -> str:
    """What was done: "rated themselves", or "were rated by their peers on how important each dimension is"."""
    raters = wording.RATERS[selection.rater_group]
    return measures.of(selection.measure).done_by(selection.rater_group, raters)


def _of(organisation: str) -> str:
    """ "of Example NHS Trust ", or nothing where the export did not name the organisation."""
    return "" if organisation == settings.NOT_STATED else f"of {organisation} "


def _groups(store: Store, selection: Selection) -> Sentence:
    """In how many groups they are shown."""
    missing = summary.missing_breakdown(store, selection)
    groups = metrics.groups(store, selection)
    split = groups[~groups["is_overall"]]
    if missing or selection.breakdown == WHOLE_ORGANISATION:
        return Sentence(missing or "They are shown as a whole: nothing is published by group.")
    name = metrics.breakdown_name(store, selection).lower()
    text = f"By {name}, they are shown in {wording.count(len(split), 'group', 'groups')}"
    combined = int(split["is_combined"].sum())
    if combined:
        return Sentence(f"{text}. {wording.of_them(combined, 'unites', 'unite')} several: {wording.COMBINED}.")
    return Sentence(f"{text}, each of which stands alone." if len(split) > 1 else f"{text}.")


def _others(store: Store, selection: Selection) -> list[Sentence]:
    """Who else rated, in the same wave on the same measure."""
    parts, found = [], []
    for rater_group in slices.rater_groups(store, selection):
        other = slices.there(store, selection, rater_group=rater_group)
        rows = whole_rows(store, other)
        if rater_group == selection.rater_group or rows.empty:
            continue
        most = rows.loc[rows["subjects"].idxmax()]
        parts.append(_also(selection.measure, rater_group, metrics.assessed(store, other) or 0, is_first=not parts))
        found += figures(store, other, rows.loc[[most.name]])
    return [Sentence(f"In the same wave, {wording.listed(parts)}.", tuple(found))] if parts else []


def _also(measure: str, rater_group: str, number: int, is_first: bool) -> str:
    """One of the others in a list: "12 people were rated by their peers", "9 were rated by others"."""
    who = people(number) if is_first else f"{number:,}"
    return f"{who} {measures.of(measure).done_by(rater_group, wording.RATERS[rater_group], in_short=True)}"


def _not_known(store: Store, selection: Selection) -> Sentence:
    """How many of those who were asked took part, where that is published, and of whom nothing is known."""
    if selection.rater_group != "self":
        return Sentence(NOT_ASKED)
    invited = independent.invited(store, selection)
    if invited is None:
        return Sentence(NOT_INVITED)
    rows = whole_rows(store, selection)
    most = rows.loc[[rows["subjects"].idxmax()]]
    share = wording.percent((metrics.assessed(store, selection) or 0) / invited)
    text = f"They are {share} of the {invited:,} who were invited. Nothing is known of those who did not take part."
    return Sentence(text, tuple(figures(store, selection, most)))
