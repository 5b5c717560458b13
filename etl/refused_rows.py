"""The refused rows as a CSV to correct and load again."""

import csv
import io
from pathlib import Path

import duckdb

from etl.read.columns import Columns
from etl.refusals import CallRefused


FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the start of a formula


def refused_rows(con: duckdb.DuckDBPyConnection, columns: Columns) -> str:
    """CSV text: each refused row as it was read, under the export's own headers, with its number and its reasons."""
    found = con.execute(
        """
        with reasons as (
            select row_no, string_agg(reason, '; ' order by of_column, reason) as reasons
            from problems
            group by row_no
        )
        select reasons.row_no as row, reasons.reasons as reason, export.* exclude (row_no)
        from reasons
        join export using (row_no)
        order by reasons.row_no
        """
    )
    names = [column[0] for column in found.description]
    shown = [place for place, name in enumerate(names) if place < 2 or name in columns.places]
    headers = [safe_cell(columns.headers.get(names[place], names[place])) for place in shown]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headers)
    writer.writerows([safe_cell(row[place]) for place in shown] for row in found.fetchall())
    return text.getvalue()


def write_refused_rows(text: str, file: Path) -> None:
    try:
        file.write_text(text, "utf-8-sig", newline="")
    except OSError:
        raise CallRefused(f"The refused rows can't be written to {file}. Check the folder.") from None


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_MARKS) else value
