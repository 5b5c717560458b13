"""What `inspect` says of an export that nobody has explained yet, and `remember` of a mapping."""

from dataclasses import dataclass, field
from typing import ClassVar

from domain.languages import ENGLISH, name_of
from domain.message import Message


@dataclass(frozen=True)
class Suggestion:
    """`meaning` is a column of ours or a dimension's id; `score` is of 100, and `because` says what it rests on.

    Only what `is_sure` may be chosen for the reader beforehand: the name itself, or values that are in a list of ours.
    """

    meaning: str
    score: int
    because: Message
    is_sure: bool = True


@dataclass(frozen=True)
class ColumnSeen:
    """One column of the export; `values` are its values, most frequent first, and none where they may be personal.

    `called` is what a mapping calls it: its header, unless another column has the same (headers.Headers.called).
    """

    header: str
    distinct: int
    values: list[str]
    suggestion: Suggestion | None = None
    called: str = ""
    is_question: bool = False  # its values are levels, or the answers of several columns
    side: dict[str, str] = field(default_factory=dict)  # whose answers it holds, where several stand side by side
    beside: str = ""  # what stands beside a dimension's name in its header, where that says nothing Ninefold knows

    @property
    def sure_meaning(self) -> str:
        """What it may be taken for before anybody has said so, "" where that is open."""
        return self.suggestion.meaning if self.suggestion and self.suggestion.is_sure else ""

    @property
    def title(self) -> str:
        """What a reader tells it from the others by: its header, beside it what a mapping calls it if that is another."""
        header, called = self.header, self.called
        return header if header == called else called if header in called else f"{header} ({called})"


@dataclass(frozen=True)
class DimensionNamed:
    dimension_id: str
    name: str
    names: dict[str, str] = field(default_factory=dict)  # in other languages, by code

    @property
    def called(self) -> str:
        """In the language that is spoken."""
        return name_of(self.names | {ENGLISH: self.name})


@dataclass(frozen=True)
class Difference:
    """A column that a mapping names and the export lacks: what it was called `then`, and which column may be it `now`, if any."""

    then: str
    now: str | None
    meaning: str


@dataclass(frozen=True)
class LastTime:
    """The mapping of the last export like this one, and how this one differs from it."""

    mapping: str
    differs: list[Difference]


@dataclass(frozen=True)
class Inspection:
    """How an export would be read, and what each column may mean."""

    refused: Message | None = None  # why it holds no table; None: it holds one
    tool: str = ""
    how_read: Message | None = None
    header_row: int | None = None
    rows: int = 0
    files: list[str] = field(default_factory=list)  # of an archive, those that may be tables
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)
    fingerprint: str = ""
    mapping: str | None = None
    framework_id: str = ""
    dimensions: list[DimensionNamed] = field(default_factory=list)
    columns: list[ColumnSeen] = field(default_factory=list)
    answers: dict[str, str | None] = field(default_factory=dict)  # as written = the level's id, None: nobody knows
    levels_offered: dict[str, str] = field(default_factory=dict)  # what numbers off the scale most likely mean
    dimension_words: dict[str, str | None] = field(default_factory=dict)  # the same of words that name dimensions
    rater_group_words: dict[str, str | None] = field(default_factory=dict)
    last_time: LastTime | None = None  # where a mapping that was kept is like it and not made for it

    BESIDE: ClassVar = {"how_read": ("tool_why",), "refused": ("refusal",)}

    @property
    def tool_why(self) -> str:
        return self.how_read.text() if self.how_read else ""

    @property
    def refusal(self) -> str | None:
        return self.refused.text() if self.refused else None


@dataclass(frozen=True)
class Remembered:
    """A mapping's name, and the file that it is kept in."""

    mapping: str
    file: str
