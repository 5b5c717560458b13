"""The columns of a wide export that hold levels, and what their headers say besides the dimension."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from domain.declared.frameworks import Dimension, Framework, Item
from domain.declared.mapping_file import Mapping
from domain.declared.sides import Side
from domain.message import said
from domain.words import term
from etl.read.staging.headers import OWN_TAG_STAGE, Headers
from etl.read.staging.sides.side_by_side import KINDS, Names, different
from etl.refusals import FileRefused


@dataclass(frozen=True)
class Question:
    """A column that holds levels of a dimension; `written` is what the mapping calls it, "" where none was needed."""

    dimension_id: str
    place: int
    written: str = ""
    item_id: str = field(default="", kw_only=True)  # where the column asks for an item of the dimension
    side: Side = field(default_factory=Side, kw_only=True)

    @property
    def asks_for(self) -> tuple[str, str]:
        """The dimension, and which of its items."""
        return self.dimension_id, self.item_id


@dataclass(frozen=True)
class Unsure:
    """A column with a dimension's name and beside it words that say nothing Ninefold knows."""

    dimension_id: str
    place: int
    rest: str


def questions_in(
    headers: Headers, framework: Framework, mapping: Mapping, holds_levels: Callable[[int], bool]
) -> tuple[list[Question], list[Unsure]]:
    """The columns that hold levels, in the framework's order, and those of which that is open, though they hold levels."""
    questions: list[Question] = []
    unsure: list[Unsure] = []
    for dimension in framework.dimensions:
        if written := mapping.dimensions.get(dimension.dimension_id):
            found = [
                Question(
                    dimension.dimension_id,
                    headers.mapped(q, True),
                    q,
                    item_id=framework.item_called(q, dimension.dimension_id),
                    side=mapping.sides.get(q, Side()),
                )
                for q in written
            ]
            if not mapping.sides:
                _refuse_different(
                    framework.in_languages(dimension), [headers.texts[question.place] for question in found]
                )
            questions += found
        else:
            asked, open_ones = _asked(headers, dimension, dimension.dimension_id)
            for item in (
                [] if asked else [item for item in framework.items if item.dimension_id == dimension.dimension_id]
            ):
                of_item, open_of_item = _asked(headers, item, item.dimension_id)
                asked += [replace(question, item_id=item.item_id) for question in of_item]
                open_ones += open_of_item
            questions += asked
            unsure += [one for one in open_ones if holds_levels(one.place)]
    read = {question.place for question in questions}
    return _without_needless_raters(questions), [one for one in unsure if one.place not in read]


def _asked(headers: Headers, named: Dimension | Item, name: str) -> tuple[list[Question], list[Unsure]]:
    """The columns of one dimension or item, one for each side, as the dimension's; the same side twice is a FileRefused."""
    stage, places = headers.all_asked(*named.spellings)
    found = {place: sided for place, text in enumerate(headers.texts) if (sided := Names.of(named).found_in(text))}
    by_side: dict[Side, list[int]] = {}
    for place in sorted({*found, *(places if stage <= OWN_TAG_STAGE else [])}):
        side = found[place].side if place in found else Side()
        if side or (side is not None and place in places and stage <= OWN_TAG_STAGE):
            by_side.setdefault(side, []).append(place)
    if not any(by_side):
        return [Question(name, headers.one(places, is_question=True))] if places else [], []
    questions = [Question(name, headers.one(of_side, True), side=side) for side, of_side in by_side.items()]
    unsure = [
        Unsure(name, place, one.rest) for place, one in found.items() if one.side is None and not one.is_no_answer
    ]
    return questions, unsure


def _without_needless_raters(questions: list[Question]) -> list[Question]:
    """A number after a rater group numbers its raters only where there is more than one of a dimension."""
    apart = Counter(
        (question.asks_for, replace(question.side, rater="")) for question in questions if question.side.rater
    )
    several = {side for (_, side), number in apart.items() if number > 1}
    return [
        question
        if replace(question.side, rater="") in several
        else replace(question, side=replace(question.side, rater=""))
        for question in questions
    ]


def _refuse_different(dimension: str | dict[str, str], headers: list[str]) -> None:
    """Raises FileRefused where a mapping gives one dimension columns of different sides, and says of none whose it is."""
    if kind := different(headers):
        of = said("for_dimension", dimension=dimension)
        entry = {"header": headers[0], "key": kind, "side": "…"}
        raise FileRefused("different_sides", headers=headers[:3], of=of, kinds=term(KINDS[kind]), **entry)
