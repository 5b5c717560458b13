"""What the door says no to: a row with its reason, a file as a whole, or words of the call that are off."""

from collections.abc import Iterable, Iterator

from domain.door.load import Finding, LoadReport, Refusal
from domain.errors import Refused, Status
from domain.message import Message, said
from domain.words import rows as rows_named


class FileRefused(Refused):
    """The export can't be loaded at all. Nothing was written."""

    status = Status.FILE_REFUSED


class CallRefused(Refused):
    """An option contradicts the export or itself."""


def asked(finding: Finding) -> Message:
    """A finding for who answers on the command line."""
    return said("confirm", finding=finding.said, name=finding.name)


def most_rows_first(refusals: Iterable[Refusal]) -> list[Refusal]:
    """The reason that stops most rows first, and of one reason the column where it does."""
    rows_of = rows_by_reason(refusals := list(refusals))

    def place(refusal: Refusal) -> tuple:
        rows = rows_of[refusal.said.key]
        return -len(rows), min(rows), refusal.reason, -len(refusal.rows), refusal.rows[0]

    return sorted(refusals, key=place)


def told(refusals: list[Refusal]) -> Iterator[Message]:
    """A message for each reason, in which columns it holds and for which rows: `column “Trust” and 8 more, row 7: …`."""
    for reason, rows in rows_by_reason(refusals).items():
        of_reason = [refusal for refusal in refusals if refusal.said.key == reason]
        columns = [refusal.column for refusal in of_reason if refusal.column]
        where = columns and said("in_columns" if columns[1:] else "in_column", column=columns[0], more=len(columns) - 1)
        yield said("reason_of_rows", where=where or None, rows=rows_named(sorted(rows)), reason=of_reason[0].said)


def rows_by_reason(refusals: Iterable[Refusal]) -> dict[str, set[int]]:
    """The key of each reason = the rows that it stops."""
    rows: dict[str, set[int]] = {}
    for refusal in refusals:
        rows.setdefault(refusal.said.key, set()).update(refusal.rows)
    return rows


def refuse_what_is_asked(report: LoadReport, confirmed: frozenset[str]) -> None:
    """Raises FileRefused with what a load asks about and nobody has confirmed."""
    if unanswered := [finding for finding in report.findings if finding.is_open(confirmed)]:
        raise FileRefused("asked", asked=[asked(finding) for finding in unanswered])


def refuse_what_has_no_rows(report: LoadReport, accepted: int) -> None:
    """Raises FileRefused where a load has no row, or none that is accepted."""
    if not report.rows_read:
        raise FileRefused("no_rows")
    if not accepted:
        raise FileRefused("no_row_can_load", rows=report.rows_read, first=next(told(report.refusals)))
