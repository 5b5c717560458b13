"""What stands side by side in an export, in figures, and as a sentence: 150 leaders × 3 rater groups × 9 dimensions."""

import math
from dataclasses import dataclass

import duckdb

from etl.read.staging.columns import Columns
from etl.refusals import counted, listed


NOUNS = {"rater_group": "rater group", "rater": "rater", "measure": "measure", "wave": "wave"}
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
            [f"{counted(len(values), NOUNS[kind])} ({_some(values)})" for kind, values in self.kinds.items()]
            if is_whole
            else [f"{len(self.sides):,} of rater group, measure and wave ({_some(self.sides, '; ')})"]
        )
        told = " × ".join([counted(self.leaders, "leader"), *parts, counted(self.dimensions, "dimension")])
        return f"Read as {told}: each of these is loaded by itself, and none is made of another."


def side_by_side(con: duckdb.DuckDBPyConnection, columns: Columns) -> SideBySide | None:
    """None where nothing stands side by side; needs `conformed`."""
    if not columns.sides:
        return None
    sides = [side.side for side in columns.sides]
    said = {kind: list(dict.fromkeys(filter(None, (getattr(side, kind) for side in sides)))) for kind in NOUNS}
    asked = "count(distinct dimension_no)" if columns.shape == "long" else len(set(columns.questions))
    leaders, dimensions = con.execute(f"select count(distinct subject_no), {asked} from conformed").fetchone()
    return SideBySide(
        leaders,
        {kind: values for kind, values in said.items() if values},
        [side.in_words() for side in sides],
        dimensions,
    )


def _some(values: list[str], between: str = ", ") -> str:
    shown = [value.replace("_", " ") for value in values[:MOST_TOLD]]
    more = [f"{len(values) - MOST_TOLD:,} more"] if len(values) > MOST_TOLD else []
    return listed([*shown, *more]) if between == ", " else between.join([*shown, *more])
