"""The cover of a board paper, and behind it those of its usual fields that are filled in."""

from collections.abc import Mapping

from analysis import wording
from analysis.board_pack.description import Message, Paragraph, Run
from analysis.board_pack.sections import tables, words
from analysis.board_pack.sections.context import Context
from analysis.narrative import provenance
from analysis.published import metrics
from domain.languages import N_, _


NAME, SHEET = N_("Cover"), N_("Board paper")
ASKED = N_("What this paper is, and what the board is asked")
FIELDS = (
    N_("Meeting"),
    N_("Date of meeting"),
    N_("Agenda item"),
    N_("Author"),
    N_("Executive sponsor"),
    N_("Purpose"),
    N_("Recommendation"),
    N_("Previously considered by"),
    N_("Strategic objective"),
    N_("Board assurance framework risk"),
    N_("Legal and information governance"),
    N_("Equality"),
    N_("Source of the figures"),
)  # a field that nobody fills in is left out


def messages(context: Context) -> list[Message]:
    filled = {**proposed(context), **dict(context.style.cover)}
    names = [
        name for name in (*FIELDS, *(name for name in filled if name not in FIELDS)) if filled.get(name, "").strip()
    ]
    sheet = tables.of_pairs(
        _("Cover sheet"), (_("Item"), _("Entry")), [(field_name(name), filled[name]) for name in names]
    )
    return [
        front(context, title(context)),
        *([context.message(_(SHEET), _(ASKED), "overview", table=sheet)] if names else []),
    ]


def field_name(field: str) -> str:
    """A field as a reader calls it; one of the organisation's own has no other name than that."""
    return _(field) if field in FIELDS else field


def front(context: Context, said: str) -> Message:
    """The first page: a title, whose it is, and when."""
    meeting = dict(context.style.cover).get("Date of meeting", "").strip()
    published = _("Figures published on {date}", date=provenance.published_on(context.store))
    when = _("For the meeting of {date}", date=meeting) if meeting else published
    what = _(
        "Leadership assessments of {wave}, {rated_by}",
        wave=context.selection.wave,
        rated_by=_(wording.RATED_BY[context.selection.rater_group]),
    )
    text = (words.heading(context.organisation), Paragraph((Run(when),)), Paragraph((Run(what),)))
    return context.message(_(NAME), said, "overview", text=text, is_cover=True)


def title(context: Context) -> str:
    return _("Leadership at {organisation}, {wave}", organisation=context.organisation, wave=context.selection.wave)


def proposed(context: Context) -> Mapping[str, str]:
    """What the figures themselves say for a cover sheet, by field."""
    names = metrics.frameworks(context.store).set_index("framework_id")["name"]
    return {
        "Purpose": _("Discussion and information"),
        "Recommendation": _("To note what the figures say, and to discuss what they ask of us."),
        "Legal and information governance": _(
            "Every figure is about {k:#person|people} or more. Smaller groups are {combined}. Nobody is named.",
            k=metrics.fewest(context.store, context.selection),
            combined=_(wording.COMBINED),
        ),
        "Equality": _("The assessment is shown by no protected characteristic."),
        "Source of the figures": _(
            "Assessments against the {framework}, {rated_by}, published on {date}.",
            framework=names[context.selection.framework],
            rated_by=_(wording.RATED_BY[context.selection.rater_group]),
            date=provenance.published_on(context.store),
        ),
    }
