"""What a place is asked for, be it a folder or a bucket. Whatever is wrong with one is said in its own words, as Refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol


BLOCK_BYTES = 1024**2


class Gone(Exception):
    """The place has no such file."""


class Seen(NamedTuple):
    """A small file as it was seen, and the mark by which the place knows whether it is still the same."""

    text: str
    mark: str


class Place(Protocol):
    """A folder or a bucket, by its name as a person wrote it."""

    name: str

    def blocks(self, file: str) -> Iterator[bytes]:
        """What a file holds, from its beginning; Gone."""
        ...

    def seen(self, file: str) -> Seen | None:
        """A small file; None where there is none."""
        ...

    def put(self, path: Path) -> None:
        """Puts a file of this machine there under its own name, whole or not at all."""
        ...

    def swap(self, file: str, text: str, before: Seen | None) -> None:
        """Puts a small file in the place of what was seen `before`, in one step; Refused where that is there no more."""
        ...

    def files(self) -> list[str]:
        """Their names."""
        ...

    def remove(self, file: str) -> None:
        """Takes a file away, if it is there."""
        ...
