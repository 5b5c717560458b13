"""What the door says no to: a row with its reason, a file as a whole, or words of the call that are off."""

from dataclasses import dataclass


class FileRefused(Exception):
    """The export can't be loaded at all; the message is a sentence for the uploader. Nothing was written."""


class CallRefused(Exception):
    """An option contradicts the export or itself; the message says which and what to do."""


@dataclass(frozen=True)
class Refusal:
    """Rows refused for one reason in one column; `rows` are numbered as a spreadsheet shows them."""

    reason: str
    column: str
    rows: list[int]

    def sentence(self) -> str:
        where = f"column “{self.column}”, " if self.column else ""
        return f"{where}{rows_in_words(self.rows)}: {self.reason}"


@dataclass(frozen=True)
class Finding:
    """Something the uploader should know; where it needs confirmation, nothing loads until it has it."""

    rule: str
    column: str
    message: str
    needs_confirmation: bool = False

    @property
    def name(self) -> str:
        """What --confirm calls it."""
        return f"{self.rule}:{self.column}"

    def is_open(self, confirmed: frozenset[str]) -> bool:
        return self.needs_confirmation and self.name not in confirmed


def counted(number: int, noun: str) -> str:
    """`1 row`, `1,200 rows`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def rows_in_words(rows: list[int], most: int = 5) -> str:
    """`row 7`, `rows 7, 9 and 12`, `rows 7, 9, 12, 14, 20 and 31 more`."""
    shown = [f"{row:,}" for row in rows[:most]]
    if len(rows) == 1:
        return f"row {shown[0]}"
    if len(rows) > most:
        return f"rows {', '.join(shown)} and {len(rows) - most:,} more"
    return f"rows {', '.join(shown[:-1])} and {shown[-1]}"
