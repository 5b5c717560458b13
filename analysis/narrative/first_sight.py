"""What the Overview says before anything is opened: key facts, and cards of one line each with the sentences behind it."""

import textwrap
from dataclasses import dataclass

from analysis import wording
from analysis.compared import change, compare, extremes
from analysis.narrative.changes import changed, since, wave_before
from analysis.narrative.participation import took_part
from analysis.narrative.profile import profile
from analysis.narrative.prompts import look_next, rules
from analysis.narrative.sentence import Sentence, as_whole, breakdown, people, whole
from analysis.narrative.standing import chance, stands_out
from analysis.published import independent, metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from analysis.published.summary import Fact
from domain.languages import N_, _


LONGEST = 40  # characters of a group's name in a line
UNKNOWN = N_("There is no figure: {combined}.")
NO_GROUPS = N_("Nothing is published by group, so no groups can be compared.")
ONE_DIFFERENCE = N_("One clear difference: {group}, on {dimension}.")
DIFFERENCES = N_("{number:,} clear differences. The clearest: {group}, on {dimension}.")
ONE_UP = N_("One clear change since {earlier}: {dimension}, up.")
ONE_DOWN = N_("One clear change since {earlier}: {dimension}, down.")
ALL_UP = N_("{number:,} clear changes since {earlier}: {up:,} up.")
ALL_DOWN = N_("{number:,} clear changes since {earlier}: {down:,} down.")
UP_AND_DOWN = N_("{number:,} clear changes since {earlier}: {up:,} up and {down:,} down.")


@dataclass(frozen=True)
class Card:
    """A line that is read at once, the sentences that say it whole, and the rule behind them ("" where there is none)."""

    name: str
    line: str
    sentences: tuple[Sentence, ...]
    rule: str = ""
    are_questions: bool = False
    is_about_people: bool = False


@remembered
def key_facts(store: Store, selection: Selection) -> list[Fact]:
    """Who took part, and the strongest and the weakest dimension, or that they can't be told apart."""
    return [_took_part(store, selection), *_ends(store, selection)]


@remembered
def cards(store: Store, selection: Selection) -> list[Card]:
    """Who took part, what stands out, what changed and what to look at next."""
    return [
        Card(_("What stands out"), _stands_out(store, selection), stands_out(store, selection), chance()),
        Card(_("What changed"), _changed(store, selection), changed(store, selection)),
        Card(
            _("What to look at next"), _next(store, selection), look_next(store, selection), rules(), are_questions=True
        ),
        Card(_("Who took part"), _groups(store, selection), took_part(store, selection), is_about_people=True),
    ]


def _took_part(store: Store, selection: Selection) -> Fact:
    number, invited = metrics.assessed(store, selection), independent.invited(store, selection)
    if number is None:
        return Fact(_("Took part"), wording.NOTHING, _unknown())
    explained = took_part(store, selection)[-1].text
    if invited is None:
        return Fact(_("Took part"), people(number), explained, _(wording.RATED_BY[selection.rater_group]))
    share = wording.percent(number / invited)
    return Fact(
        _("Took part"),
        _("{number:,} of {invited:,}", number=number, invited=invited),
        explained,
        _("{share} of those invited", share=share),
    )


def _ends(store: Store, selection: Selection) -> list[Fact]:
    cells = metrics.cells(store, as_whole(selection))
    cells = cells[cells["high_share"].notna()]
    said = [sentence.text for sentence in profile(store, selection)]
    if cells.empty:
        return []
    ends = extremes.ends(cells)
    if len(cells) == 1:
        return [Fact(_("The only dimension"), ends.most["dimension"], said[0], _share(ends.most))]
    if not ends.are_apart:
        least, most = extremes.span(cells["high_share"])
        return [
            Fact(
                _("Strongest and weakest dimension"),
                _("Can’t be told apart"),
                said[0],
                _("{share} on each", share=wording.reach(least, most)),
            )
        ]
    return [
        Fact(label, end["dimension"], explained, _share(end))
        for label, end, explained in zip(
            (_("Strongest dimension"), _("Weakest dimension")), (ends.most, ends.least), said, strict=True
        )
    ]


def _share(row) -> str:
    return wording.allowing(row["high_share"], row["lower"], row["upper"])


def _unknown() -> str:
    return _(UNKNOWN, combined=_(wording.COMBINED))


def _groups(store: Store, selection: Selection) -> str:
    number, groups = metrics.assessed(store, selection), metrics.groups(store, selection)
    if number is None:
        return _unknown()
    split = int((~groups["is_overall"]).sum())
    if not split:
        return _("{people:#person|people}, shown as a whole.", people=number)
    name = breakdown(store, selection)
    return _("{people:#person|people}, in {groups:#group} by {name}.", people=number, groups=split, name=name)


def _stands_out(store: Store, selection: Selection) -> str:
    if whole(store, selection) is None:
        return _unknown()
    if selection.breakdown == WHOLE_ORGANISATION or not compare.groups(store, selection):
        return _(NO_GROUPS)
    found = compare.with_rest(store, selection)
    stand, name = found[found["stands"]], breakdown(store, selection)
    if not found["p"].notna().any():
        return _("No {name} can be compared with the rest.", name=name)
    if stand.empty:
        return _("No {name} clearly differs from the rest of the organisation.", name=name)
    clearest = stand.loc[stand["adjusted_p"].idxmin()]
    which = ONE_DIFFERENCE if len(stand) == 1 else DIFFERENCES
    return _(which, number=len(stand), group=_short(clearest["block"]), dimension=clearest["dimension"])


def _changed(store: Store, selection: Selection) -> str:
    if len(change.waves(store, selection)) < 2:
        return _("Only one wave is published, so no change can show yet.")
    before = wave_before(store, selection)
    if before is None:
        return _("This is the earliest wave, so there is nothing before it.")
    found, earlier = since(store, selection), _short(before)
    if found is None or not found["p"].notna().any():
        return _("This wave can’t be compared with {earlier}.", earlier=earlier)
    stand = found[found["stands"]]
    if stand.empty:
        return _("Nothing has clearly changed since {earlier}.", earlier=earlier)
    up = int((stand["superiority"] > 0.5).sum())
    down = len(stand) - up
    if len(stand) == 1:
        return _(ONE_UP if up else ONE_DOWN, earlier=earlier, dimension=stand["dimension"].iloc[0])
    ways = UP_AND_DOWN if up and down else ALL_UP if up else ALL_DOWN
    return _(ways, number=len(stand), earlier=earlier, up=up, down=down)


def _next(store: Store, selection: Selection) -> str:
    questions = look_next(store, selection)
    about = questions[0].about or questions[0].matter
    if not about:
        return _("{questions:#question} to ask.", questions=len(questions))
    return _("{questions:#question} to ask, the first on {about}.", questions=len(questions), about=about)


def _short(name: str) -> str:
    return textwrap.shorten(name, LONGEST, placeholder=" …")
