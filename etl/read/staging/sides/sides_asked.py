"""What is said and asked about columns that stand side by side: doubt is asked about, and what contradicts itself is refused."""

from collections.abc import Callable

from domain.declared.frameworks import Framework
from domain.declared.sides import Side
from domain.door.load import Finding
from domain.message import Message, said
from domain.words import by_id, term
from etl.read.staging.headers import Headers
from etl.read.staging.questions import Question, Unsure
from etl.read.staging.sides.side_by_side import KINDS, Headed


MOST_TOLD = 3  # columns
UNSAID = {"rater_group": "self", "measure": "performance"}  # what answers are taken for where nothing says it


def said_by_all(headers: Headers, questions: list[Question], kind: str, value: str) -> Finding:
    told = said(
        "said_by_headers",
        kind=kind,
        word=term(kind),
        columns=_texts(headers, questions),
        value=term(value),
    )
    return Finding("said_by_headers", kind, told)


def contradiction(headers: Headers, questions: list[Question], kind: str) -> Message:
    firsts = {getattr(one.side, kind): headers.texts[one.place] for one in reversed(questions)}
    return said(
        "side_contradicts", columns=list(firsts.values())[:MOST_TOLD], kind=by_id(kind), kinds=term(KINDS[kind])
    )


def unsaid(headers: Headers, questions: list[Question], kind: str) -> Message:
    without = _texts(headers, [one for one in questions if not getattr(one.side, kind)])
    others = _texts(headers, [one for one in questions if getattr(one.side, kind)])
    return said("side_unsaid", columns=without, others=others, kind=by_id(kind), kinds=term(KINDS[kind]))


def of_titles(titles: list[str], is_said: Callable[[str], bool]) -> list[Finding]:
    """A question where a title or the sheet's name says a rater group or measure, and no column does; `is_said` tells of ours."""
    findings = []
    for title in titles:
        named = Headed(title).side
        for kind, unsaid in UNSAID.items():
            value = getattr(named, kind) if named else ""
            if value and value != unsaid and not is_said(kind):
                named_so = {"kind": by_id(kind), "unsaid": by_id(unsaid), "value": by_id(value)}
                asked = said("title_says", title=title, word=term(value), **named_so)
                findings.append(Finding("title_says", kind, asked, needs_confirmation=True))
    return findings


def is_it_self(headers: Headers, questions: list[Question]) -> Finding:
    named = _texts(headers, [one for one in questions if not one.side.rater_group])
    return Finding("unsaid_side", "rater_group", said("unsaid_side", columns=named), needs_confirmation=True)


def others_beside(sides: list[Side]) -> list[Finding]:
    """“Others” is a rater group, and in many workbooks everybody but self."""
    groups = {side.rater_group for side in sides}
    if "others" not in groups or len(groups) == 1:
        return []
    rest = list(map(term, sorted(groups - {"others"})))
    return [Finding("others_beside", "rater_group", said("others_beside", groups=rest), needs_confirmation=True)]


def unknown_beside(headers: Headers, unsure: list[Unsure]) -> list[Finding]:
    """A question for each text that stands beside dimensions where levels are, and nobody knows whose."""
    by_rest: dict[str, list[Unsure]] = {}
    for one in unsure:
        by_rest.setdefault(one.rest.casefold(), []).append(one)
    return [
        Finding(
            "unknown_side",
            _word(found[0].rest),
            said("unknown_side", columns=len(found), header=headers.texts[found[0].place], rest=found[0].rest),
            needs_confirmation=True,
        )
        for found in by_rest.values()
    ]


def lacking(sides: list[Side], questions: list[Question], framework: Framework) -> list[Finding]:
    """A question for each side that lacks a dimension which others have: a header may be misspelt."""
    findings = []
    for side in sides:
        there = {question.dimension_id for question in questions if question.side == side}
        names = [framework.in_languages(one) for one in framework.dimensions if one.dimension_id not in there]
        if names:
            asked = said("side_lacks", who=side.message, dimensions=names)
            of = _word(" ".join(side.said().values()))
            findings.append(Finding("side_lacks", of, asked, needs_confirmation=True))
    return findings


def _texts(headers: Headers, questions: list[Question]) -> list[str]:
    return [headers.texts[one.place] for one in questions]


def _word(text: str) -> str:
    return "_".join(text.casefold().replace(",", " ").split())
