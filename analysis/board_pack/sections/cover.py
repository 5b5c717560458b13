"""The cover sheet of a board paper: its usual fields, filled in where the figures or the organisation's settings say."""

from collections.abc import Mapping

from analysis import wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import tables
from analysis.board_pack.sections.context import Context
from analysis.narrative import provenance
from analysis.published import metrics


NAME = "Board paper"
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
)  # a field that nobody fills in stays blank, to be written on


def messages(context: Context) -> list[Message]:
    filled = proposed(context) | {name: text for name, text in context.style.cover if text}
    names = list(FIELDS) + [name for name in filled if name not in FIELDS]
    return [
        context.message(
            NAME,
            title(context),
            "overview",
            table=tables.of_pairs("Cover sheet", ("Item", "Entry"), [(name, filled.get(name, "")) for name in names]),
        )
    ]


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
