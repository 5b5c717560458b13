"""How a command ended that did not do what it was asked for."""

from dataclasses import dataclass
from typing import ClassVar

from domain.message import Message


@dataclass(frozen=True)
class Ended:
    """What stands in the JSON of every command that refuses."""

    refused: Message | None = None

    BESIDE: ClassVar = {"refused": ("refusal",)}

    @property
    def refusal(self) -> str | None:
        return self.refused.text() if self.refused else None
