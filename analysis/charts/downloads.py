"""A table as a file that a spreadsheet opens: its figures, then what they are and where they come from."""

import csv
import io
import re

import pandas as pd

from domain.spreadsheet import safe_cell


DECIMALS = 1
UNSAFE_IN_FILE_NAMES = re.compile(r"[^\w]+")


def as_csv(table: pd.DataFrame, about: list[str]) -> bytes:
    """UTF-8 with the mark by which Excel knows it; after the table an empty line, and `about`, a line each."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([safe(name) for name in table])
    writer.writerows([safe(value) for value in row] for row in table.round(DECIMALS).itertuples(index=False, name=None))
    writer.writerow([])
    writer.writerows([safe(line)] for line in about if line)
    return file.getvalue().encode("utf-8-sig")


def file_name(title: str, ending: str) -> str:
    """A name for a file from a chart's title: "Levels by team" is levels_by_team.csv."""
    return f"{UNSAFE_IN_FILE_NAMES.sub('_', title).strip('_').lower()[:80]}.{ending}"


def safe(value):
    """A safe cell, blank where there is no figure."""
    return "" if isinstance(value, float) and pd.isna(value) else safe_cell(value)
