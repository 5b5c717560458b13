"""What `load` says it did, or would do."""

from dataclasses import dataclass, field
from typing import ClassVar

from domain.message import Message
from domain.side_by_side import SideBySide


UNKNOWN_ANSWERS = ("unknown_answer", "no_level")  # rows refused so would load once somebody says what an answer means


@dataclass(frozen=True)
class Refusal:
    """Rows refused for one reason in one column; `rows` are numbered as a spreadsheet shows them."""

    said: Message
    column: str
    rows: list[int]

    BESIDE: ClassVar = {"said": ("reason",)}

    @property
    def reason(self) -> str:
        return self.said.text()

    @property
    def is_unknown_answer(self) -> bool:
        return self.said.code in UNKNOWN_ANSWERS


@dataclass(frozen=True)
class Finding:
    """Something the uploader should know; where it needs confirmation, nothing loads until it has it.

    Where it has a `confirmation`, the uploader states that; where that is not needed, more loads with it.
    """

    rule: str
    column: str
    said: Message
    needs_confirmation: bool = False

    BESIDE: ClassVar = {"said": ("message", "confirmation")}

    @property
    def message(self) -> str:
        return self.said.text()

    @property
    def confirmation(self) -> str:
        return self.said.states()

    @property
    def name(self) -> str:
        """What --confirm calls it."""
        return f"{self.rule}:{self.column}"

    def is_open(self, confirmed: frozenset[str]) -> bool:
        return self.needs_confirmation and self.name not in confirmed


@dataclass(frozen=True)
class Replaced:
    """Assessments of the new file against those of the batch that it replaces.

    Without a rater id, one that says something else is one removed and one added.
    """

    batch_id: int
    assessments_added: int
    assessments_removed: int
    assessments_changed: int


@dataclass(frozen=True)
class Pair:
    """`name` is likely `kept`, spelled otherwise: both as they would load."""

    name: str
    kept: str


@dataclass(frozen=True)
class Renamed:
    """Names of a column that the last load had and this file lacks, and each new one with that which it was, None where nobody knows."""

    gone: list[str]
    new: dict[str, str | None]

    @property
    def likely(self) -> dict[str, str]:
        """Of the new ones those of which the people say what they were called."""
        return {name: was for name, was in self.new.items() if was}


@dataclass
class LoadReport:
    """What a load did, or under `--dry-run` would do; filled while it runs."""

    batch_id: int | None = None
    tool: str = ""  # that wrote the file: a name that --tool takes
    how_read: Message | None = None  # and by what it was recognised
    file: str = ""  # that was read, of an archive
    files: list[str] = field(default_factory=list)  # of an archive, those that may be tables
    sheet: str = ""  # that was read, of a workbook with several
    sheets: list[str] = field(default_factory=list)  # of a workbook, those with anything on them
    shape: str = ""
    side_by_side: SideBySide | None = None  # what stands side by side in each row; None: nothing
    rows_read: int = 0
    assessments_loaded: int = 0
    ratings_loaded: int = 0
    ratings_not_rated: int = 0
    rows_refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    columns_dropped: list[str] = field(default_factory=list)
    columns_lacking: list[str] = field(default_factory=list)  # of ours, for which one value may hold for every row
    new_values: dict[str, list[str]] = field(default_factory=dict)
    # New role or care setting to the nearest that is known, None where none is near.
    nearest_values: dict[str, dict[str, str | None]] = field(default_factory=dict)
    likely_same: dict[str, list[Pair]] = field(default_factory=dict)  # by column, names likely one in two spellings
    renamed: dict[str, Renamed] = field(default_factory=dict)  # by column, what may be called otherwise than last time
    group_sizes: dict[str, dict[str, int]] = field(default_factory=dict)  # people in each group; of a dry run only
    wave_order: dict[str, list[str]] = field(default_factory=dict)  # organisation -> its waves as they will be shown
    mapping: str | None = None  # name of the mapping that was used, given or remembered
    replaced: Replaced | None = None  # what changed against the batch that this export corrects
    findings: list[Finding] = field(default_factory=list)
    already_loaded: bool = False
    refused_csv: str | None = None  # the refused rows to correct, where they were asked for
    refused: Message | None = None  # why the file is refused as a whole; None: it is not

    BESIDE: ClassVar = {"how_read": ("tool_why",), "refused": ("refusal",)}

    @property
    def tool_why(self) -> str:
        return self.how_read.text() if self.how_read else ""

    @property
    def refusal(self) -> str | None:
        return self.refused.text() if self.refused else None
