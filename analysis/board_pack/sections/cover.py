"""The cover of a board paper, and behind it those of its usual fields that are filled in."""

from collections.abc import Mapping

from analysis import wording
from analysis.board_pack.description import Message, Paragraph, Run
from analysis.board_pack.sections import tables, words
from analysis.board_pack.sections.context import Context
from analysis.narrative import provenance
from analysis.published import metrics


NAME, SHEET = "Cover", "Board paper"
ASKED = "What this paper is, and what the board is asked"
FIELDS = (
    "Meeting",
    "Date of meeting",
    "Agenda item",
    "Author",
    "Executive sponsor",
    "Purpose",
    "Recommendation",
    "Previously considered by",
    "Strategic objective",
    "Board assurance framework risk",
    "Legal and information governance",
    "Equality",
    "Source of the figures",
)  # a field that nobody fills in is left out


def messages(context: Context) -> list[Message]:
    filled = {**proposed(context), **dict(context.style.cover)}
    names = [
        name for name in (*FIELDS, *(name for name in filled if name not in FIELDS)) if filled.get(name, "").strip()
    ]
    sheet = tables.of_pairs("Cover sheet", ("Item", "Entry"), [(name, filled[name]) for name in names])
    return [
        front(context, title(context)),
        *([context.message(SHEET, ASKED, "overview", table=sheet)] if names else []),
    ]


def front(context: Context, said: str) -> Message:
    """The first page: a title, whose it is, and when."""
    meeting = dict(context.style.cover).get("Date of meeting", "").strip()
    when = (
        f"For the meeting of {meeting}" if meeting else f"Figures published on {provenance.published_on(context.store)}"
    )
    rated = f"{context.selection.wave}, {wording.RATED_BY[context.selection.rater_group]}"
    text = (
        words.heading(context.organisation),
        Paragraph((Run(when),)),
        Paragraph((Run(f"Leadership assessments of {rated}"),)),
    )
    return context.message(NAME, said, "overview", text=text, is_cover=True)


def title(context: Context) -> str:
    return f"Leadership at {context.organisation}, {context.selection.wave}"


def proposed(context: Context) -> Mapping[str, str]:
    """What the figures themselves say for a cover sheet, by field."""
    names = metrics.frameworks(context.store).set_index("framework_id")["name"]
    k = metrics.fewest(context.store, context.selection)
    return {
        "Purpose": "Discussion and information",
        "Recommendation": "To note what the figures say, and to discuss what they ask of us.",
        "Legal and information governance": (
            f"Every figure is about {k} people or more. Smaller groups are {wording.COMBINED}. Nobody is named."
        ),
        "Equality": "The assessment is shown by no protected characteristic.",
        "Source of the figures": (
            f"Assessments against the {names[context.selection.framework]},"
            f" {wording.RATED_BY[context.selection.rater_group]}, published on {provenance.published_on(context.store)}."
        ),
    }
