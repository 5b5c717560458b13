"""What is said and asked about columns that stand side by side: doubt is asked about, and what contradicts itself is refused."""

from collections.abc import Callable

from etl.frameworks import Framework
from etl.read.staging.headers import Headers
from etl.read.staging.questions import Question, Unsure
from etl.read.staging.side_by_side import KINDS, Headed
from etl.refusals import Finding, counted, listed
from etl.sides import Side


MOST_TOLD = 3  # columns
UNSAID = {"rater_group": "self", "measure": "performance"}  # what answers are taken for where nothing says it


def said_by_all(headers: Headers, questions: list[Question], kind: str, value: str) -> Finding:
    word = kind.replace("_", " ")
    named = _some([headers.texts[question.place] for question in questions])
    return Finding(
        "said_by_headers",
        kind,
        f"All columns of dimensions are named after one {word}: {named}. Their answers are read as {word} "
        f"“{value.replace('_', ' ')}”. If the names mean something else, say what they are with --set {kind}=….",
    )


def contradiction(headers: Headers, questions: list[Question], kind: str) -> str:
    firsts = {getattr(one.side, kind): headers.texts[one.place] for one in reversed(questions)}
    named = listed([f"“{text}”" for text in list(firsts.values())[:MOST_TOLD]])
    return (
        f"The columns {named} are of different {KINDS[kind]}, and a column or one value for every row says {kind} too. "
        f"Leave {kind} out, or say in a mapping whose answers each column holds."
    )


def unsaid(headers: Headers, questions: list[Question], kind: str) -> str:
    without = _some([headers.texts[one.place] for one in questions if not getattr(one.side, kind)])
    others = _some([headers.texts[one.place] for one in questions if getattr(one.side, kind)])
    return (
        f"The columns {without} name no {kind}, and beside them stand {others}, of different {KINDS[kind]}. Say in a mapping whose "
        "answers they hold."
    )


def of_titles(titles: list[str], said: Callable[[str], bool]) -> list[Finding]:
    """A question where a title or the sheet's name says a rater group or measure, and no column does; `said` tells of ours."""
    findings = []
    for title in titles:
        named = Headed(title).side
        for kind, unsaid in UNSAID.items():
            value = getattr(named, kind) if named else ""
            if value and value != unsaid and not said(kind):
                findings.append(
                    Finding(
                        "title_says",
                        kind,
                        f"“{title}” stands above the table, and no column says {kind}: its answers would load as {unsaid}. If they are "
                        f"{value.replace('_', ' ')}, say so with --set {kind}={value}.",
                        needs_confirmation=True,
                        confirmation=f"The answers are {unsaid}, whatever “{title}” means.",
                    )
                )
    return findings


def is_it_self(headers: Headers, questions: list[Question]) -> Finding:
    named = _some([headers.texts[one.place] for one in questions if not one.side.rater_group])
    return Finding(
        "unsaid_side",
        "rater_group",
        f"The columns {named} name no rater group, and others beside them do. They may be self-ratings, or averages of all.",
        needs_confirmation=True,
        confirmation=f"The columns {named} hold what leaders say of themselves.",
    )


def others_beside(sides: list[Side]) -> list[Finding]:
    """“Others” is a rater group, and in many workbooks everybody but self."""
    groups = {side.rater_group for side in sides}
    if "others" not in groups or len(groups) == 1:
        return []
    rest = listed(sorted(group.replace("_", " ") for group in groups - {"others"}))
    return [
        Finding(
            "others_beside",
            "rater_group",
            f"Columns named after others stand beside those of {rest}. In some workbooks “others” are raters of a group of their own, "
            "in some all raters but self taken together, which is nobody's answer.",
            needs_confirmation=True,
            confirmation="“Others” are raters of a group of their own, who are in no other of these columns.",
        )
    ]


def unknown_beside(headers: Headers, unsure: list[Unsure]) -> list[Finding]:
    """A question for each text that stands beside dimensions where levels are, and nobody knows whose."""
    by_rest: dict[str, list[Unsure]] = {}
    for one in unsure:
        by_rest.setdefault(one.rest.casefold(), []).append(one)
    return [
        Finding(
            "unknown_side",
            _word(found[0].rest),
            f"{counted(len(found), 'column')} with levels, such as “{headers.texts[found[0].place]}”, "
            f"{'has' if len(found) == 1 else 'have'} “{found[0].rest}” beside the dimension, and that is no rater group, measure or "
            "wave that Ninefold knows. Say in a mapping whose answers they are.",
            needs_confirmation=True,
            confirmation=f"The columns with “{found[0].rest}” are not to be read.",
        )
        for found in by_rest.values()
    ]


def lacking(sides: list[Side], questions: list[Question], framework: Framework) -> list[Finding]:
    """A question for each side that lacks a dimension which others have: a header may be misspelt."""
    findings = []
    for side in sides:
        there = {question.dimension_id for question in questions if question.side == side}
        names = [f"“{entry.name}”" for entry in framework.dimensions if entry.dimension_id not in there]
        if names:
            who, missing = side.in_words(), listed(names)
            findings.append(
                Finding(
                    "side_lacks",
                    _word(who),
                    f"No column holds the answers of {who} on {missing}. If one does, mend its header, or name it in a mapping.",
                    needs_confirmation=True,
                    confirmation=f"Nobody of {who} was asked about {missing}.",
                )
            )
    return findings


def _some(texts: list[str]) -> str:
    more = f" and {len(texts) - 1:,} more" if len(texts) > 1 else ""
    return f"“{texts[0]}”{more}"


def _word(text: str) -> str:
    return "_".join(text.casefold().replace(",", " ").split())
