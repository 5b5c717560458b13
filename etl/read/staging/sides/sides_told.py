"""What stands side by side in an export, made whole: what only some headers say, what all say alike, and what contradicts a column."""

from collections.abc import Container
from dataclasses import dataclass, field, replace

from domain.declared.sides import Side
from domain.door.load import Finding
from domain.words import by_id, term
from etl.read.staging.headers import Headers
from etl.read.staging.questions import Question, Unsure
from etl.read.staging.sides import sides_asked
from etl.read.staging.sides.side_by_side import KINDS, side_beside
from etl.read.staging.sides.sides_asked import UNSAID
from etl.refusals import FileRefused


@dataclass
class Told:
    """`questions` with what sets them apart and no more; `constants` are what all of them are alike, or was said of all rows."""

    questions: list[Question]
    constants: dict[str, str]
    findings: list[Finding] = field(default_factory=list)

    @property
    def sides(self) -> list[Side]:
        """In the order of the file's columns; none where nothing stands side by side."""
        sides = list(dict.fromkeys(one.side for one in sorted(self.questions, key=lambda one: one.place)))
        return sides if any(sides) else []


def told(
    headers: Headers,
    questions: list[Question],
    unsure: list[Unsure],
    columns: Container[str],
    constants: dict[str, str],
    is_mapped: bool,
) -> Told:
    """`columns` are those of ours that the export has, `constants` those that hold one value; `is_mapped`: a mapping says the sides.

    Raises FileRefused where two columns are of one side and dimension, or a column says what the headers say too.
    """
    whole = Told(list(questions), dict(constants))
    for kind in KINDS:
        _tell(whole, headers, kind, columns, is_mapped)
    if not is_mapped:
        _refuse_one_side_twice(headers, whole.questions)
        whole.findings += sides_asked.others_beside(whole.sides)
    whole.findings += sides_asked.unknown_beside(headers, unsure)
    return whole


def refuse_unsaid(headers: Headers, questions: list[Question], said: Container[str], is_mapped: bool) -> None:
    """Raises FileRefused where a mapping names columns that are of a rater group or measure by their names, and nothing says it."""
    if is_mapped or not any(question.written for question in questions):
        return
    for kind, unsaid in UNSAID.items():
        named: dict[str, str] = {}
        for question in questions:
            text = headers.texts[question.place]
            side = side_beside(text, at_ends=False) if question.written else question.side
            if value := getattr(side, kind):
                named.setdefault(value, text)
        if len(named) > 1:
            entry = {"header": named[min(named)], "key": kind, "side": min(named)}
            raise FileRefused(
                "different_sides", headers=list(named.values()), of=None, kinds=term(KINDS[kind]), **entry
            )
        value = next(iter(named), unsaid)
        if kind not in said and value != unsaid:
            by = {"tag": by_id(value), "column": by_id(kind), "unsaid": by_id(unsaid)}
            raise FileRefused("unsaid_tag", header=named[value], called=term(kind), **by)


def _tell(whole: Told, headers: Headers, kind: str, columns: Container[str], is_mapped: bool) -> None:
    written: dict[str, str] = {}  # by its folded form each value as it is written first
    for question in whole.questions:
        written.setdefault(getattr(question.side, kind).casefold(), getattr(question.side, kind))
    if not any(written):
        return
    _take(whole, kind, written)
    if len(written) == 1 or (kind in UNSAID and written.keys() == {"", UNSAID[kind]}):
        value = next(filter(None, written.values()))
        if kind not in columns and kind not in whole.constants and value != UNSAID.get(kind):
            whole.constants[kind] = value
            if not is_mapped:
                whole.findings.append(sides_asked.said_by_all(headers, whole.questions, kind, value))
        _take(whole, kind, dict.fromkeys(written, ""))
        return
    said = whole.constants.pop(kind, None)
    if kind in columns or (said and not (is_mapped and "" in written)):
        raise FileRefused(sides_asked.contradiction(headers, whole.questions, kind))
    if "" in written:
        if kind not in UNSAID and not said:
            raise FileRefused(sides_asked.unsaid(headers, whole.questions, kind))
        if kind == "rater_group" and not is_mapped:
            whole.findings.append(sides_asked.is_it_self(headers, whole.questions))
        _take(whole, kind, {"": said or UNSAID[kind]})


def _take(whole: Told, kind: str, meant: dict[str, str]) -> None:
    """Takes each value of one kind, folded, for what is meant by it."""
    whole.questions = [
        replace(
            one,
            side=replace(one.side, **{kind: meant.get(getattr(one.side, kind).casefold(), getattr(one.side, kind))}),
        )
        for one in whole.questions
    ]


def _refuse_one_side_twice(headers: Headers, questions: list[Question]) -> None:
    places: dict[tuple[tuple[str, str], Side], list[int]] = {}
    for one in questions:
        if not one.written:  # a mapping may give one dimension several questions
            places.setdefault((one.asks_for, one.side), []).append(one.place)
    for (asked, side), found in places.items():
        headers.one(found, is_question=True)
        numbered = [one for one in questions if one.asks_for == asked and _numbers(one.side, side)]
        if numbered:
            beside = headers.texts[numbered[0].place]
            raise FileRefused("beside_numbered", header=headers.texts[found[0]], beside=beside)


def _numbers(numbered: Side, side: Side) -> bool:
    return bool(numbered.rater) and not side.rater and replace(numbered, rater="") == side
