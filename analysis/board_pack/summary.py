"""The one page to read if only one is read: who, how many, when, how much is shown, what stands out, what to beware of."""

from analysis import change, compare, difference_words, metrics, privacy, self_and_others, wording
from analysis import summary as screen
from analysis.board_pack import over_slices, tables, words
from analysis.board_pack.context import Context
from analysis.board_pack.description import Message


NAME = "Summary"
FINDINGS = 3


def messages(context: Context) -> list[Message]:
    store, selection = context.store, context.selection
    facts = screen.facts(store, selection)
    found = _findings(context)
    table = tables.of_pairs("Who was assessed", ("About", "Figure", "Note"), [*_facts(facts), *_coverage(context)])
    return [
        context.message(
            NAME,
            f"{facts[0].value} people were assessed in {selection.wave}, {wording.RATED_BY[selection.rater_group]}",
            "overview",
            text=(
                words.heading("What stands out"),
                *words.points(found),
                words.heading("What to beware of"),
                *words.points(_caveats(context)),
            ),
            table=table,
            sheets=(table,),
        )
    ]


def _facts(facts) -> list[tuple[str, str, str]]:
    return [(fact.label, fact.value, fact.explanation) for fact in facts]


def _coverage(context: Context) -> list[tuple[str, str, str]]:
    """How many people stand in a group with a figure of its own, in the chosen breakdown."""
    _, shares = privacy.own_blocks(context.store, context.selection)
    name = metrics.breakdown_name(context.store, context.selection)
    own = shares[shares["Breakdown"] == name]
    return [
        (
            f"Coverage by {name.lower()}",
            row.People,
            f"The share of people whose own {name.lower()} has a figure of its own.",
        )
        for row in own.itertuples()
    ]


def _findings(context: Context) -> list[str]:
    store, selection, whole = context.store, context.selection, context.whole_id
    verdict, standing = compare.standing(store, selection)
    found = [standing[0] if standing else verdict]
    if whole is not None:
        others = over_slices.other_rater_groups(context)
        if others:
            found.append(self_and_others.pair(store, selection, whole, selection.rater_group, next(iter(others))).usual)
        earlier = change.earlier(store, selection)
        if earlier:
            changed = change.comparison(store, selection, whole, earlier[0])
            found.append(changed.sentences[0] if changed.sentences else changed.verdict)
    return found[:FINDINGS]


def _caveats(context: Context) -> list[str]:
    store, selection = context.store, context.selection
    waves = change.waves(store, selection)
    return [
        sentence
        for sentence in (
            "No figure says why it is as it is, and none is a mark: no level is a pass or a fail.",
            screen.missing_breakdown(store, selection),
            screen.caution(store, selection),
            "Only one wave is published, so no change is shown." if len(waves) < 2 else "",
            change.TWO_WAVES if len(waves) == 2 else "",
            ""
            if over_slices.other_rater_groups(context)
            else "Only one rater group is published, so there is nobody to set beside it.",
            f"Small groups are {wording.COMBINED}." if privacy.combined_groups(store, selection) else "",
            difference_words.CHANCE_RULE.split(":")[0] + ".",
        )
        if sentence
    ]
