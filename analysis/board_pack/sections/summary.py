"""The one page to read if only one is read: who, how many, when, how much is shown, what stands out, what to beware of."""

from analysis import narrative, wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import tables, words
from analysis.board_pack.sections.context import Context
from analysis.compared import change
from analysis.narrative import Sentence, privacy
from analysis.published import independent, metrics
from analysis.published import summary as screen
from domain.languages import N_, _
from domain.languages.locale import punctuated


NAME = N_("Summary")
FINDINGS, QUESTIONS = 3, 2
GROUPS, OTHERS, CHANGES = (
    "results/compare",
    "results/self_and_others",
    "results/change",
)  # the pages that a finding leads to


def messages(context: Context) -> list[Message]:
    store, selection = context.store, context.selection
    facts = screen.facts(store, selection)
    about = [(fact.label, fact.value, fact.explanation) for fact in facts]
    table = tables.of_pairs(
        _("Who was assessed"),
        (_("About"), _("Figure"), _("Note")),
        [*about, _invited(context), *_coverage(context)],
    )
    return [
        context.message(
            _(NAME),
            _headline(context),
            "overview",
            text=(
                words.heading(_("What stands out")),
                *words.points(sentence.markdown for sentence in findings(context)),
                words.heading(_("What to beware of")),
                *words.points(_caveats(context)),
                words.heading(_("What to look at next")),
                *words.points(sentence.markdown for sentence in narrative.look_next(store, selection)[:QUESTIONS]),
            ),
            table=table,
            sheets=(table,),
        )
    ]


def _headline(context: Context) -> str:
    selection, number = context.selection, metrics.assessed(context.store, context.selection)
    of = {"wave": selection.wave, "rated_by": _(wording.RATED_BY[selection.rater_group])}
    if not number:
        return _("No figures in {wave}, {rated_by}: {combined}", **of, combined=_(wording.COMBINED))
    return _("{people:#person|people} were assessed in {wave}, {rated_by}", **of, people=number)


def findings(context: Context) -> list[Sentence]:
    """Three: on groups, on the change from the wave before, on self and others; where one of them is silent, the profile's."""
    store, selection = context.store, context.selection
    said = narrative.stands_out(store, selection)
    groups = [sentence for sentence in said if sentence.page == GROUPS]
    others = [sentence for sentence in said if sentence.page == OTHERS]
    profile = [sentence for sentence in said if sentence.page not in (GROUPS, OTHERS)]
    changed = [sentence for sentence in narrative.changed(store, selection) if sentence.page == CHANGES]
    chosen = [*_clearest(groups), *_clearest(changed), *others[:1]]
    return [*chosen, *profile][:FINDINGS]


def _clearest(said: list[Sentence]) -> list[Sentence]:
    """The first that is told by itself, else how many there are."""
    return [sentence for sentence in said if sentence.about][:1] or said[:1]


def _invited(context: Context) -> tuple[str, str, str]:
    invited = independent.invited(context.store, context.selection)
    told = narrative.took_part(context.store, context.selection)[-1]
    number = _("Not known") if invited is None else punctuated(f"{invited:,}")
    return (_("Invited"), number, told.text)


def _coverage(context: Context) -> list[tuple[str, str, str]]:
    """How many people stand in a group with a figure of its own, in the chosen breakdown."""
    _sentence, shares = privacy.own_blocks(context.store, context.selection)
    own = shares[shares.index == context.selection.breakdown]
    group = metrics.breakdown_name(context.store, context.selection).lower()
    explanation = _("The share of people whose own {group} has a figure of its own.", group=group)
    return [(_("Coverage by {group}", group=group), row.People, explanation) for row in own.itertuples()]


def _caveats(context: Context) -> list[str]:
    store, selection = context.store, context.selection
    told = (
        narrative.chance(),
        screen.missing_breakdown(store, selection),
        screen.caution(store, selection),
        _(change.TWO_WAVES) if len(change.waves(store, selection)) == 2 else "",
    )
    return [sentence for sentence in told if sentence]
