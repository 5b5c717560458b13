"""What the commands say of what is loaded and published."""

from dataclasses import dataclass
from typing import ClassVar

from domain.door.load import Finding
from domain.message import Message


@dataclass(frozen=True)
class Batch:
    """One load; times as ISO text in UTC, `findings` as they were confirmed or reported."""

    batch_id: int
    file_name: str
    file_sha256: str
    loaded_at: str
    loaded_by: str
    tool: str  # that wrote the file, and how it was read
    shape: str
    mapping: str | None
    framework_id: str
    rows_read: int
    rows_refused: int
    assessments: int
    ratings: int
    ratings_not_rated: int
    findings: list[Finding]
    undone_at: str | None
    read_as: Message | None = None  # how it was read, without the tool's id before it

    BESIDE: ClassVar = {"read_as": ("how_read",)}

    @property
    def how_read(self) -> str:
        return self.read_as.text() if self.read_as else ""


@dataclass(frozen=True)
class Batches:
    """Every load, newest first."""

    batches: list[Batch]


@dataclass(frozen=True)
class Undone:
    batch_id: int
    assessments_removed: int
    ratings_removed: int


@dataclass(frozen=True)
class Erased:
    assessments_removed: int
    ratings_removed: int


@dataclass(frozen=True)
class Round:
    """A wave of an organisation and, where it was said, how many people were invited."""

    organisation: str
    wave: str
    invited: int | None


@dataclass(frozen=True)
class FrameworkNamed:
    framework_id: str
    name: str


@dataclass(frozen=True)
class Status:
    """`frameworks` are those an export can be loaded with; `published_store` is the current version's path, and
    `changed_at` when anything was last loaded or taken out, as ISO text in UTC. `shared` is the place that versions are shared in;
    `published_store` is this home's own copy."""

    record_store: str | None
    batches: int
    assessments: int
    ratings: int
    organisations: list[str]
    waves: list[str]  # earliest first
    wave_order: dict[str, list[str]]  # organisation -> its waves as they are shown
    findings: list[Finding]  # where that order rests on doubt
    rounds: list[Round]  # in the same order
    frameworks: list[FrameworkNamed]
    published_store: str | None
    version: str | None
    changed_at: str | None
    shared: str | None = None


@dataclass(frozen=True)
class Invited:
    """organisation -> wave -> people who were asked to assess themselves."""

    invited: dict[str, dict[str, int]]


@dataclass(frozen=True)
class WavesSaid:
    """The order that is kept, and which of its waves are not loaded (yet)."""

    organisation: str
    waves: list[str]
    not_loaded: list[str]


@dataclass(frozen=True)
class Event:
    """One line of the audit trail; `at` is in UTC, `by` a page or a command, `how` begun, done, refused or failed."""

    number: int
    at: str
    who: str
    by: str
    what: str
    how: str
    about: dict[str, str]


@dataclass(frozen=True)
class Trail:
    """Events, the newest first; `newest` is the hash of the newest, where the whole trail was found to be as written."""

    events: list[Event]
    number: int
    newest: str | None = None
