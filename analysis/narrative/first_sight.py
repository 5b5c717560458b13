"""What the Overview says before anything is opened: key facts, and cards of one line each with the sentences behind it."""

import textwrap
from dataclasses import dataclass

from analysis import wording
from analysis.compared import change, compare, extremes
from analysis.narrative.changes import changed, since, wave_before
from analysis.narrative.participation import took_part
from analysis.narrative.profile import profile
from analysis.narrative.prompts import RULES, look_next
from analysis.narrative.sentence import Sentence, as_whole, people, whole
from analysis.narrative.standing import CHANCE, stands_out
from analysis.published import independent, metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from analysis.published.summary import Fact


LONGEST = 40  # characters of a group's name in a line
UNKNOWN = f"There is no figure: {wording.COMBINED}."


@dataclass(frozen=True)
class Card:
    """A line that is read at once, the sentences that say it whole, and the rule behind them ("" where there is none)."""

    name: str
    line: str
    sentences: tuple[Sentence, ...]
    rule: str = ""
    are_questions: bool = False


@remembered
def key_facts(store: Store, selection: Selection) -> list[Fact]:
    """Who took part, and the strongest and the weakest dimension, or that they can't be told apart."""
    return [_took_part(store, selection), *_ends(store, selection)]


@remembered
def cards(store: Store, selection: Selection) -> list[Card]:
    """Who took part, what stands out, what changed and what to look at next."""
    return [
        Card("What stands out", _stands_out(store, selection), stands_out(store, selection), CHANCE),
        Card("What changed", _changed(store, selection), changed(store, selection)),
        Card("What to look at next", _next(store, selection), look_next(store, selection), RULES, True),
        Card("Who took part", _groups(store, selection), took_part(store, selection)),
    ]


def _took_part(store: Store, selection: Selection) -> Fact:
    number, invited = metrics.assessed(store, selection), independent.invited(store, selection)
    if number is None:
        return Fact("Took part", wording.NOTHING, UNKNOWN)
    explained = took_part(store, selection)[-1].text
    if invited is None:
        return Fact("Took part", people(number), explained, wording.RATED_BY[selection.rater_group])
    share = wording.percent(number / invited)
    return Fact("Took part", f"{number:,} of {invited:,}", explained, f"{share} of those invited")


def _ends(store: Store, selection: Selection) -> list[Fact]:
    cells = metrics.cells(store, as_whole(selection))
    cells = cells[cells["high_share"].notna()]
    said = [sentence.text for sentence in profile(store, selection)]
    if cells.empty:
        return []
    ends = extremes.ends(cells)
    if len(cells) == 1:
        return [Fact("The only dimension", ends.most["dimension"], said[0], _share(ends.most))]
    if not ends.are_apart:
        least, most = extremes.span(cells["high_share"])
        return [
            Fact(
                "Strongest and weakest dimension",
                "Can’t be told apart",
                said[0],
                f"{wording.reach(least, most)} on each",
            )
        ]
    return [
        Fact(label, end["dimension"], explained, _share(end))
        for label, end, explained in zip(
            ("Strongest dimension", "Weakest dimension"), (ends.most, ends.least), said, strict=True
        )
    ]


def _share(row) -> str:
    return wording.allowing(row["high_share"], row["lower"], row["upper"])


def _groups(store: Store, selection: Selection) -> str:
    number, groups = metrics.assessed(store, selection), metrics.groups(store, selection)
    if number is None:
        return UNKNOWN
    split = int((~groups["is_overall"]).sum())
    if not split:
        return f"{people(number)}, shown as a whole."
    name = metrics.breakdown_name(store, selection).lower()
    return f"{people(number)}, in {wording.count(split, 'group', 'groups')} by {name}."


def _stands_out(store: Store, selection: Selection) -> str:
    if whole(store, selection) is None:
        return UNKNOWN
    if selection.breakdown == WHOLE_ORGANISATION or not compare.groups(store, selection):
        return "Nothing is published by group, so no groups can be compared."
    found = compare.with_rest(store, selection)
    stand, name = found[found["stands"]], metrics.breakdown_name(store, selection).lower()
    if not found["p"].notna().any():
        return f"No {name} can be compared with the rest."
    if stand.empty:
        return f"No {name} clearly differs from the rest of the organisation."
    clearest = stand.loc[stand["adjusted_p"].idxmin()]
    which = f"{_short(clearest['block'])}, on {clearest['dimension']}"
    if len(stand) == 1:
        return f"One clear difference: {which}."
    return f"{len(stand)} clear differences. The clearest: {which}."


def _changed(store: Store, selection: Selection) -> str:
    if len(change.waves(store, selection)) < 2:
        return "Only one wave is published, so no change can show yet."
    before = wave_before(store, selection)
    if before is None:
        return "This is the earliest wave, so there is nothing before it."
    found = since(store, selection)
    if found is None or not found["p"].notna().any():
        return f"This wave can’t be compared with {_short(before)}."
    stand = found[found["stands"]]
    if stand.empty:
        return f"Nothing has clearly changed since {_short(before)}."
    if len(stand) == 1:
        way = "up" if stand["superiority"].iloc[0] > 0.5 else "down"
        return f"One clear change since {_short(before)}: {stand['dimension'].iloc[0]}, {way}."
    up = int((stand["superiority"] > 0.5).sum())
    ways = [f"{number} {way}" for number, way in ((up, "up"), (len(stand) - up, "down")) if number]
    return f"{len(stand)} clear changes since {_short(before)}: {wording.listed(ways)}."


def _next(store: Store, selection: Selection) -> str:
    questions = look_next(store, selection)
    number = wording.count(len(questions), "question", "questions")
    about = questions[0].about or questions[0].matter
    return f"{number} to ask, the first on {about}." if about else f"{number} to ask."


def _short(name: str) -> str:
    return textwrap.shorten(name, LONGEST, placeholder=" …")
