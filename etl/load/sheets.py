"""A refusal of a workbook's sheet names the others: one of them may be meant."""

from collections.abc import Generator
from contextlib import contextmanager

from domain.door.load import LoadReport
from etl.refusals import FileRefused


@contextmanager
def other_sheets_named(report: LoadReport) -> Generator[None]:
    try:
        yield
    except FileRefused as refused:
        others = [name for name in report.sheets if name != report.sheet]
        if not report.sheet or not others:
            raise
        raise FileRefused("of_sheet", refused=refused.said, sheet=report.sheet, others=others) from None
