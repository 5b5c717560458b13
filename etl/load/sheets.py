"""A refusal of a workbook's sheet names the others: one of them may be meant."""

from collections.abc import Iterator
from contextlib import contextmanager

from etl.load.report import LoadReport
from etl.refusals import FileRefused


MOST_NAMED = 8


@contextmanager
def other_sheets_named(report: LoadReport) -> Iterator[None]:
    try:
        yield
    except FileRefused as refused:
        others = [f"“{name}”" for name in report.sheets if name != report.sheet]
        if not report.sheet or not others:
            raise
        more = f" and {len(others) - MOST_NAMED:,} more" if len(others) > MOST_NAMED else ""
        raise FileRefused(
            f"{refused} The sheet “{report.sheet}” was read; the file has {', '.join(others[:MOST_NAMED])}{more} too: if that is "
            "meant, choose it with --sheet."
        ) from None
