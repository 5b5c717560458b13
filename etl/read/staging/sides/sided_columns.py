"""Which columns each side reads: its own of the dimensions, and of ours the one that says most of it, else everybody's."""

from collections import Counter
from dataclasses import dataclass, field

from domain.declared.mapping_file import Mapping
from domain.declared.sides import Side
from domain.door.load import Finding
from domain.message import said
from domain.words import term
from etl.read.staging.headers import Headers
from etl.read.staging.our_columns import GROUPS
from etl.read.staging.questions import Question
from etl.read.staging.sides.side_by_side import Headed, Names, count_side
from etl.read.staging.sides.unpivot import ReadSide


BY_WAVE = (*GROUPS, "wave_date")  # may change between waves
BY_RATERS = ("n_raters", "rater_id")  # are of one rater group
FEWEST_LEVELS = 2  # columns of levels under sides alone, beside a column of dimensions


@dataclass
class SidedColumns:
    """`shared` are our columns that name no side; `known_by` has what a mapping calls them."""

    headers: Headers
    shared: dict[str, int]
    questions: list[Question]
    mapping: Mapping
    findings: list[Finding] = field(default_factory=list)

    def read(self, sides: list[Side]) -> tuple[list[ReadSide], list[tuple[str, str]]]:
        """What each side reads, and the dimension and item of each of q1, q2, …; without sides all as one."""
        most = Counter[tuple[str, str]]()
        for side in sides or [Side()]:
            most |= Counter(question.asks_for for question in self.questions if question.side == side)
        order = list(dict.fromkeys(question.asks_for for question in self.questions))
        is_asked = any(question.dimension_id for question in self.questions)
        asked = [one for one in order for _ in range(most[one])] if is_asked else []
        shared = self._shared(sides)
        own = [entry for entry in self.own() if any(entry.side.covers(side) for side in sides)]
        return [self._side(side, shared, own, asked) for side in sides or [Side()]], asked

    def _side(
        self, side: Side, shared: dict[str, int], own: list["Question"], asked: list[tuple[str, str]]
    ) -> ReadSide:
        places, written = dict(shared), {}
        for name in dict.fromkeys(entry.dimension_id for entry in own):
            of_side = [entry for entry in own if entry.dimension_id == name and entry.side.covers(side)]
            most = max((len(entry.side.said()) for entry in of_side), default=0)
            nearest = [entry for entry in of_side if len(entry.side.said()) == most]
            if nearest:
                places[name] = self.headers.one([entry.place for entry in nearest])
                written[name] = nearest[0].written
        left = [question for question in self.questions if question.side == side]
        if not asked and left:
            places["level"], written["level"] = left[0].place, left[0].written
        for number, asks_for in enumerate(asked, start=1):
            if question := next((one for one in left if one.asks_for == asks_for), None):
                left.remove(question)
                places[f"q{number}"], written[f"q{number}"] = question.place, question.written
        headers = {name: self.headers.texts[place] for name, place in places.items()}
        named = self.mapping.columns | {name: text for name, text in written.items() if text}
        return ReadSide(side, places, headers, {name: named.get(name, text) for name, text in headers.items()})

    def _shared(self, sides: list[Side]) -> dict[str, int]:
        """Without what can't be of all sides: how many raters there were, and who they are, is of one rater group."""
        groups = list(dict.fromkeys(side.rater_group for side in sides if side.rater_group))
        unsaid = [name for name in BY_RATERS if name in self.shared and len(groups) > 1]
        for name in unsaid:
            self.findings.append(
                Finding(
                    "of_which_side",
                    name,
                    said("of_which_side", header=self.headers.texts[self.shared[name]], groups=list(map(term, groups))),
                )
            )
        return {name: place for name, place in self.shared.items() if name not in unsaid}

    def own(self) -> list[Question]:
        """Our columns that are of some sides only, each as a question whose dimension is our name."""
        taken = {*self.shared.values(), *(question.place for question in self.questions)}
        found = []
        for name in (*BY_WAVE, *BY_RATERS):
            if name in self.mapping.columns_of_sides:
                for written in self.mapping.columns_of_sides[name]:
                    side = self.mapping.sides.get(written, Side())
                    found.append(Question(name, self.headers.mapped(written), written, side=side))
                continue
            for place, text in enumerate(self.headers.texts):
                side = None if place in taken or name in self.mapping.columns else _side_of(name, text)
                if side and (name in BY_RATERS or side.said().keys() <= {"wave"}):
                    found.append(Question(name, place, side=side))
        return found


def _side_of(name: str, header: str) -> Side | None:
    sided = Names([name]).found_in(header)
    if sided and sided.side:
        return sided.side
    return count_side(header) if name == "n_raters" else None


def levels_side_by_side(headers: Headers, places: dict[str, int], mapping: Mapping) -> list[Question]:
    """Columns of levels beside one that names the dimension: those a mapping names for several sides, else those headed by sides."""
    if "dimension" not in places:
        return []
    if named := mapping.columns_of_sides.get("level"):
        return [Question("", headers.mapped(text), text, side=mapping.sides.get(text, Side())) for text in named]
    if "level" in places:
        return []
    taken = set(places.values())
    sides = {place: Headed(text).side for place, text in enumerate(headers.texts) if place not in taken}
    found = [Question("", place, side=side) for place, side in sides.items() if side]
    return found if len(found) >= FEWEST_LEVELS else []
