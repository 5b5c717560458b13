"""What stands side by side in an export, in figures: 150 leaders × 3 rater groups × 9 dimensions."""

import math
from dataclasses import dataclass

from domain.declared.sides import Side
from domain.message import Message, said
from domain.words import term


KINDS = {  # what can stand side by side = the code of what is said of several
    "rater_group": "several_rater_groups",
    "rater": "several_raters",
    "measure": "several_measures",
    "wave": "several_waves",
}


@dataclass(frozen=True)
class SideBySide:
    """`kinds` has of each kind what stands side by side, in the file's order; `sides` are all of them, as `Side.said` has each."""

    leaders: int
    kinds: dict[str, list[str]]
    sides: list[dict[str, str]]
    dimensions: int

    @property
    def said(self) -> Message:
        """How it is read, for who loads it to see that this is meant."""
        is_whole = math.prod(map(len, self.kinds.values())) == len(self.sides)
        parts = (
            [said(KINDS[kind], values=list(map(term, values))) for kind, values in self.kinds.items()]
            if is_whole
            else [said("several_sides", values=[Side(**side).message for side in self.sides])]
        )
        return said("read_side_by_side", leaders=self.leaders, parts=parts, dimensions=self.dimensions)
