"""What a publication tells of itself, to a person and to a program."""

from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Publication:
    """What a publication did."""

    version: str
    k: int  # as asked for
    slices: int
    slices_by_k: dict[int, int]  # that their rows were made for: an earlier publication's where those still stand
    smallest_block: int | None  # the fewest people behind any published row; None: there is no row
    certified: bool  # every slice is, or nothing is published
    changes_applied: int
    changes_deferred: int
    path: Path
    was_altered: bool = False  # the version that this one takes the place of was no longer as published

    def as_json(self) -> dict:
        """For the command line."""
        return {**asdict(self), "path": str(self.path)}

    def sentences(self) -> list[str]:
        """For a terminal."""
        told = [f"Version {self.version} is published: {self.slices} {'slice' if self.slices == 1 else 'slices'}."]
        if self.was_altered:
            told.append(
                "The version before it was no longer as it was published: its file had been changed or damaged since. Whoever"
                " read figures there should read them again."
            )
        told += [
            f"{slices} of them {'keeps' if slices == 1 else 'keep'} the rows of an earlier publication, made for groups of"
            f" {k} or more: set beside those, new rows for {self.k} or more could give somebody away."
            for k, slices in self.slices_by_k.items()
            if k != self.k
        ]
        if self.changes_applied:
            told.append(
                "1 change to what was published before is in it."
                if self.changes_applied == 1
                else f"{self.changes_applied} changes to what was published before are in it."
            )
        if self.changes_deferred:
            told.append(
                "1 change waits until others in the same groups join it."
                if self.changes_deferred == 1
                else f"{self.changes_deferred} changes wait until others in the same groups join them."
            )
        return told
