"""The workbook behind a native chart: what is plotted, and nothing beside it."""

import datetime
import io

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from analysis.board_pack.description import Chart
from analysis.board_pack.layout import axes
from domain.languages import N_, _


SHEET = "Sheet1"  # the name that charts refer to
ENDS = (N_("{series}: 95% interval, up"), N_("{series}: 95% interval, down"))
NOT_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def xlsx(chart: Chart, date: datetime.datetime) -> bytes:
    """Categories, a column for each series, and after them two for each interval: how far it reaches up and down."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **NOT_FORMULAS}) as workbook:
        workbook.set_properties({"created": date, "author": "", "comments": ""})
        sheet = workbook.add_worksheet(SHEET)
        for row, name in enumerate(axes.categories(chart), start=1):
            sheet.write_string(row, 0, name)
        for place, one in enumerate(chart.series, start=1):
            _column(sheet, place, one.name, [None if v is None else v * axes.unit(chart) for v in one.values])
            if one.lower:
                first = len(chart.series) + 2 * place - 1
                for column, end, values in zip((first, first + 1), ENDS, axes.distances(chart, one), strict=True):
                    _column(sheet, column, _(end, series=one.name), values)
    return file.getvalue()


def interval_columns(chart: Chart, number: int) -> tuple[str, str]:
    """The letters of the two columns of a series' interval, the series counted from 0."""
    first = len(chart.series) + 2 * number + 1
    return xl_col_to_name(first), xl_col_to_name(first + 1)


def _column(sheet, place: int, heading: str, values) -> None:
    sheet.write_string(0, place, heading)
    for row, value in enumerate(values, start=1):
        if value is not None:
            sheet.write_number(row, place, value)
