"""A small export for tests to bend, and the door it goes through."""

import csv
import io

import duckdb

import settings
from domain.declared.framework_file import read_framework
from domain.door.load import LoadReport
from etl.load.pipeline import load_export
from etl.meaning.options import Options
from etl.read.files.source import Source


DIMENSIONS = [dimension.name for dimension in read_framework(settings.FRAMEWORK).dimensions]
PERSON = {
    "subject_id": "p1",
    "organisation": "Example Trust",
    "division": "Surgery",
    "team": "Ward 3",
    "role": "Nursing and Midwifery Registered",
    "care_setting": "Acute",
    "wave": "2026 spring",
    "rater_group": "self",
}


def assessment(subject_id: str = "p1", level: str = "Strong", **other: str) -> dict[str, str]:
    """One row of a wide export; `other` replaces or adds columns, a dimension by its name."""
    return {**PERSON, "subject_id": subject_id, **dict.fromkeys(DIMENSIONS, level), **other}


def rating(
    subject_id: str = "p1", dimension: str = "Leading with care", level: str = "Strong", **other: str
) -> dict[str, str]:
    """One row of a long export."""
    return {**PERSON, "subject_id": subject_id, "dimension": dimension, "level": level, **other}


def as_csv(rows: list[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list({name: None for row in rows for name in row}), delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def load(export: list[dict[str, str]] | bytes, **options) -> LoadReport:
    data = export if isinstance(export, bytes) else as_csv(export)
    return load_export(Source("export.csv", data=data), Options(**options))


def records(query: str) -> list[tuple]:
    """What the record store holds, asked by a reader of its own."""
    with duckdb.connect(str(settings.record_store()), read_only=True) as con:
        return con.execute(query).fetchall()


def refusals(report: LoadReport) -> list[tuple[str, list[int]]]:
    """Column and rows of each refusal."""
    return [(refusal.column, refusal.rows) for refusal in report.refusals]


def refused(export: bytes, said: str, home) -> bool:
    report = load(export)
    assert said in (report.refusal or "loaded")
    assert report.assessments_loaded == 0
    return not home.exists()


PEOPLE = [assessment(f"p{number}", str(number % 4 + 1), team=f"Ward {number % 2}") for number in range(6)]
HEADER, ROWS = list(PEOPLE[0]), [list(person.values()) for person in PEOPLE]
