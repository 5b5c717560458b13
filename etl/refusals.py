"""What the door says no to: a row with its reason, a file as a whole, or words of the call that are off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


WITHIN_QUOTES = str.maketrans("“”", "‘’")


class FileRefused(Exception):
    """The export can't be loaded at all; the message is a sentence for the uploader. Nothing was written."""


class CallRefused(Exception):
    """An option contradicts the export or itself; the message says which and what to do."""


@dataclass(frozen=True)
class Refusal:
    """Rows refused for one reason in one column; `rows` are numbered as a spreadsheet shows them.

    With `is_unknown_answer` the rows would load once somebody has said what an answer means.
    """

    reason: str
    column: str
    rows: list[int]
    is_unknown_answer: bool = False


@dataclass(frozen=True)
class Finding:
    """Something the uploader should know, a sentence; where it needs confirmation, nothing loads until it has it.

    `confirmation` is what the uploader then states, a sentence too; where it is not needed, more loads with it.
    """

    rule: str
    column: str
    message: str
    needs_confirmation: bool = False
    confirmation: str = ""

    @property
    def name(self) -> str:
        """What --confirm calls it."""
        return f"{self.rule}:{self.column}"

    def asked(self) -> str:
        """The same for who answers on the command line."""
        quoted = self.confirmation.removesuffix(".").translate(WITHIN_QUOTES)
        return f"{self.message} If “{quoted}” is true, say so with --confirm {self.name}."

    def is_open(self, confirmed: frozenset[str]) -> bool:
        return self.needs_confirmation and self.name not in confirmed


def most_rows_first(refusals: Iterable[Refusal]) -> list[Refusal]:
    """The reason that stops most rows first, and of one reason the column where it does."""
    rows_of = _rows_by_reason(refusals := list(refusals))

    def place(refusal: Refusal) -> tuple:
        rows = rows_of[refusal.reason]
        return -len(rows), min(rows), refusal.reason, -len(refusal.rows), refusal.rows[0]

    return sorted(refusals, key=place)


def told(refusals: list[Refusal]) -> Iterator[str]:
    """A sentence for each reason, in which columns it holds and for which rows: `column “Trust” and 8 more, row 7: …`."""
    for reason, rows in _rows_by_reason(refusals).items():
        columns = [refusal.column for refusal in refusals if refusal.reason == reason and refusal.column]
        more = f" and {len(columns) - 1:,} more" if len(columns) > 1 else ""
        where = f"column “{columns[0]}”{more}, " if columns else ""
        yield f"{where}{rows_in_words(sorted(rows))}: {reason}"


def _rows_by_reason(refusals: Iterable[Refusal]) -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {}
    for refusal in refusals:
        rows.setdefault(refusal.reason, set()).update(refusal.rows)
    return rows


def counted(number: int, noun: str) -> str:
    """`1 row`, `1,200 rows`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(words: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last


def rows_in_words(rows: list[int], most: int = 5) -> str:
    """`row 7`, `rows 7, 9 and 12`, `rows 7, 9, 12, 14, 20 and 31 more`."""
    shown = [f"{row:,}" for row in rows[:most]]
    if len(rows) == 1:
        return f"row {shown[0]}"
    if len(rows) > most:
        return f"rows {', '.join(shown)} and {len(rows) - most:,} more"
    return f"rows {', '.join(shown[:-1])} and {shown[-1]}"
