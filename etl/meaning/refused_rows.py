"""The refused rows as a CSV to correct and load again."""

import csv
import io
from functools import cache
from pathlib import Path

import duckdb

from domain.files import hand_over
from domain.message import of_key
from domain.spreadsheet import safe_cell
from etl.read.staging.columns import Columns
from etl.refusals import CallRefused


NUMBER_AND_REASON = ("row", "reason")  # the file's own columns, before those of the export


def refused_rows(con: duckdb.DuckDBPyConnection, columns: Columns) -> str:
    """CSV text: each refused row as it was read, under its export's or mapping's names, with its number and its reasons,
    the one that stops most rows first.

    Rows that are nobody's answers are among them: who knows better loads them from this file. Of a row with several sides those
    that are not refused are blank.
    """
    read = columns.cells_read()
    cells = [f"any_value({name}) filter (side_of(row_no) in ({', '.join(map(str, sides))}))" for _, name, sides in read]
    names = ", ".join(dict.fromkeys(name for _, name, _ in read))
    found = con.execute(
        f"""
        with stopped as (
            select reason, count(distinct row_no) as rows
            from problems
            group by reason
        ),
        told as (
            select sheet_row(row_no) as sheet_row_no, reason, of_column, any_value(rows) as rows
            from problems
            join stopped using (reason)
            group by all
            union all
            select distinct sheet_row(row_no), reason, '', 0
            from left_out
        ),
        reasons as (
            select sheet_row_no, list(reason order by rows desc, reason, of_column) as reasons
            from told
            group by sheet_row_no
        ),
        refused_cells as (
            select row_no, {names}
            from export
            semi join problems using (row_no)
            union all
            select row_no, {names}
            from left_out
        )
        select sheet_row(row_no) as sheet_row_no, any_value(reasons), {", ".join(cells)}
        from refused_cells
        join reasons on reasons.sheet_row_no = sheet_row(row_no)
        group by sheet_row(row_no)
        order by sheet_row(row_no)
        """
    )
    headers = [*NUMBER_AND_REASON, *(safe_cell(known_by) for known_by, _, _ in read)]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headers)
    for row_no, reasons, *row in found.fetchall():
        writer.writerow(map(safe_cell, [row_no, "; ".join(map(_in_words, reasons)), *row]))
    return text.getvalue()


@cache
def _in_words(reason: str) -> str:
    return of_key(reason).what()


def write_refused_rows(text: str, file: Path) -> None:
    """For its owner alone: what was refused holds what people answered."""
    try:
        hand_over(file, text.encode("utf-8-sig"), is_restricted=True)
    except OSError:
        raise CallRefused("refused_rows_unwritten", file=str(file)) from None
