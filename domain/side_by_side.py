"""What stands side by side in an export, in figures: 150 leaders × 3 rater groups × 9 dimensions."""

import math
from dataclasses import dataclass

from domain.words import counted


KINDS = {"rater_group": "rater group", "rater": "rater", "measure": "measure", "wave": "wave"}
MOST_TOLD = 12  # sides


@dataclass(frozen=True)
class SideBySide:
    """`kinds` has of each kind what stands side by side, in the file's order; `sides` are all of them in words."""

    leaders: int
    kinds: dict[str, list[str]]
    sides: list[str]
    dimensions: int

    def sentence(self) -> str:
        is_whole = math.prod(map(len, self.kinds.values())) == len(self.sides)
        parts = (
            [f"{counted(len(values), KINDS[kind])} ({_some(values)})" for kind, values in self.kinds.items()]
            if is_whole
            else [f"{len(self.sides):,} kinds of answers ({_some(self.sides, '; ')})"]
        )
        told = " × ".join([counted(self.leaders, "leader"), *parts, counted(self.dimensions, "dimension")])
        return f"Read as {told}: each of these is loaded by itself, and none is made of another."


def _some(values: list[str], between: str = ", ") -> str:
    shown = [value.replace("_", " ") for value in values[:MOST_TOLD]]
    more = [f"{len(values) - MOST_TOLD:,} more"] if len(values) > MOST_TOLD else []
    return between.join([*shown, *more])
