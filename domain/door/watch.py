"""What `watch` says of the files that lay in a folder."""

from dataclasses import dataclass, field
from typing import ClassVar

from domain.door.load import LoadReport
from domain.message import Message


@dataclass(frozen=True)
class Dropped:
    """One file: what its load reported, or why there was none, and where the file lies now."""

    name: str
    moved_to: str
    report: LoadReport | None = None
    refused: Message | None = None

    BESIDE: ClassVar = {"refused": ("refusal",)}

    @property
    def refusal(self) -> str | None:
        return self.refused.text() if self.refused else None

    @property
    def is_set_aside(self) -> bool:
        return self.refused is not None


@dataclass(frozen=True)
class Watched:
    """All files of one look at the folder."""

    files: list[Dropped] = field(default_factory=list)
