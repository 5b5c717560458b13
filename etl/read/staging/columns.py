"""Which column of an export means what: the shape, and for each of our names the place in the header."""

from dataclasses import dataclass, field, replace

from domain.columns import GROUPS
from domain.declared.attributes import Attribute
from domain.door.load import Finding
from etl.read.staging.our_columns import ANSWER, OUR_COLUMNS
from etl.read.staging.sides.unpivot import ReadSide, Unpivot


OF_A_SIDE = -1  # the place of what no column holds


@dataclass(frozen=True)
class Columns:
    """`places` is our name to place in the header; a question's name is `q1`, `q2`, … in order of `questions`.

    Where columns stand side by side, `sides` says where each side's stand, and `places` has the first side's that has one;
    what the sides say, such as rater_group, stands in no column and has the place `OF_A_SIDE`.
    """

    shape: str  # wide: one row an assessment; long: one row a rating
    places: dict[str, int]
    constants: dict[str, str]  # ours = the value of every row
    questions: list[str]  # the dimension id of q1, q2, …; empty in the long shape
    items: list[str]  # the item id of each, "" where it asks for none
    headers: dict[str, str]  # our name to the header as the export has it
    known_by: dict[str, str]  # our name to what the mapping calls the column, or to its header
    dropped: list[str]  # headers of columns that are not read
    sides: list[ReadSide] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    attributes: tuple[Attribute, ...] = ()  # the organisation's own that a column is there for

    @property
    def remembered(self) -> tuple[Attribute, ...]:
        """Its own attributes, with the headers that they have here."""
        return tuple(
            replace(one, headers=tuple(dict.fromkeys((*one.headers, self.headers[one.column]))))
            for one in self.attributes
        )

    @property
    def own(self) -> tuple[str, ...]:
        """The columns of its own attributes."""
        return tuple(attribute.column for attribute in self.attributes)

    @property
    def groups(self) -> tuple[str, ...]:
        """What says to which groups a person belongs, within the organisation."""
        return (*GROUPS, *self.own)

    @property
    def ours(self) -> tuple[str, ...]:
        """All that may say something of a row, besides its answers."""
        return (*OUR_COLUMNS, *self.own)

    @property
    def read(self) -> dict[str, int]:
        """Every column that is read: our name to place; the second side's that has one is called `q1_2`, and so on."""
        if not self.sides:
            return self.places
        read: dict[str, int] = {}
        for number, side in enumerate(self.sides, start=1):
            for name, place in side.places.items():
                if place not in read.values():
                    read[name if name not in read else f"{name}_{number}"] = place
        return read

    @property
    def places_of_questions(self) -> set[int]:
        return {place for name, place in self.read.items() if ANSWER.fullmatch(name)}

    @property
    def rows_counted(self) -> str:
        """SQL that counts rows of the sheet, of which each may be staged once for every side."""
        return "count(distinct sheet_row(row_no))" if self.sides else "count(*)"

    def has(self, name: str) -> bool:
        return name in self.places or name in self.constants

    def sides_with(self, name: str) -> list[int]:
        """The numbers of the sides that have a column, or one value, for a name of ours; without sides there is number 0."""
        return [
            number for number, side in enumerate(self.sides or [self]) if name in side.places or name in self.constants
        ]

    def header_of(self, name: str, side: int = 0) -> str:
        """The header of a column in one of the sides, or the name where it stands in none."""
        return (self.sides[side].headers if self.sides else self.headers).get(name, name)

    def header_read(self, name: str) -> str:
        """The header of a column that `read` names."""
        place = self.read[name]
        sides = self.sides or [self]
        return next(side.headers[ours] for side in sides for ours, at in side.places.items() if at == place)

    def cells_read(self) -> list[tuple[str, str, list[int]]]:
        """Of every column what the mapping calls it or its header, our name, and the numbers of the sides that read it."""
        sides = self.sides or [self]
        return [
            (next(side.known_by[ours] for side in sides if side.places.get(ours) == place), ours, numbers)
            for place, ours in dict.fromkeys((place, ours) for side in sides for ours, place in side.places.items())
            if (numbers := [number for number, side in enumerate(sides) if side.places.get(ours) == place])
        ]

    def unpivot(self, width: int) -> Unpivot:
        answers = {name for name in self.places if ANSWER.fullmatch(name)}
        return Unpivot(self.sides, list(self.places), answers, width)
