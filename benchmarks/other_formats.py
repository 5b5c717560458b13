"""Rows of text in the formats beside CSV and XLSX, for files that are mutated; a format that can't hold them all is given less."""

import io
import json
import tempfile
import zipfile
from pathlib import Path

import duckdb
import pandas as pd
import pyreadstat

from tests.support.old_books import as_ods, as_xls, as_xlsb


MOST_LETTERS = 2_000  # of a cell; Stata's and XLS's records end there or not much later
LABELLED = {1: "Essential", 2: "Proficient", 3: "Strong", 4: "Exemplary"}


def cells(rows: list[list[str]]) -> list[list[str | float]]:
    """Numbers as numbers, and nothing that XML or a record has no room for."""
    return [[float(text) if text.isdecimal() and len(text) < 9 else _clean(text) for text in row] for row in rows]


def _clean(text: str) -> str:
    kept = "".join(letter for letter in text[:MOST_LETTERS] if letter in "\t\n\r" or letter >= " ")
    return kept.encode("utf-8", "replace").decode().replace("\ufffe", "").replace("\uffff", "")


def frame(rows: list[list[str]]) -> pd.DataFrame:
    """The first row's names are labels of variables; a column of digits alone becomes codes."""
    width = max(map(len, rows), default=0)
    padded = [[_clean(text) for text in row] + [""] * (width - len(row)) for row in rows[1:]]
    people = pd.DataFrame(padded, columns=[f"v{place}" for place in range(width)], dtype=object)
    for name in people:
        if len(people) and people[name].isin(["", "1", "2", "3", "4", "0"]).all():
            people[name] = pd.to_numeric(people[name].replace("", None))
    return people


def _through_file(write, ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{ending}"
        write(file)
        return file.read_bytes()


def _statistics(rows: list[list[str]], ending: str) -> bytes:
    people = frame(rows)
    labels = [_clean(text)[:80] for text in rows[0]] + [""] * (people.shape[1] - len(rows[0]))
    coded = {name: LABELLED for name in people if people[name].dtype != object and people[name].notna().any()}
    write, more = (
        (pyreadstat.write_dta, {}) if ending == "dta" else (pyreadstat.write_sav, {"compress": ending == "zsav"})
    )
    return _through_file(
        lambda file: write(people, str(file), column_labels=labels, variable_value_labels=coded, **more), ending
    )


def _parquet(rows: list[list[str]]) -> bytes:
    people = frame(rows).astype("string")
    names = [_clean(text) for text in rows[0]] + [""] * (people.shape[1] - len(rows[0]))
    people.columns = [
        name if name and names.count(name) == 1 else f"{name} {place}" for place, name in enumerate(names)
    ]
    with duckdb.connect() as con:
        con.register("people", people)
        return _through_file(lambda file: con.execute(f"copy (from people) to '{file}' (format parquet)"), "parquet")


def _json(rows: list[list[str]]) -> bytes:
    return "\n".join(json.dumps(dict(zip(rows[0], row, strict=False))) for row in rows[1:]).encode("utf-8", "replace")


def _zip(rows: list[list[str]]) -> bytes:
    file = io.BytesIO()
    text = "\n".join(",".join(f'"{text}"' for text in row) for row in rows)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export/answers.csv", text.encode("utf-8", "replace"))
        archive.writestr("export/notes.pdf", b"%PDF made up")
    return file.getvalue()


WRITERS = {
    "xlsb": lambda rows: as_xlsb({"Answers": cells(rows)}),
    "ods": lambda rows: as_ods({"Answers": cells(rows)}),
    "xls": lambda rows: as_xls({"Answers": cells(rows)}),
    "sav": lambda rows: _statistics(rows, "sav"),
    "zsav": lambda rows: _statistics(rows, "zsav"),
    "dta": lambda rows: _statistics(rows, "dta"),
    "parquet": _parquet,
    "jsonl": _json,
    "zip": _zip,
}
