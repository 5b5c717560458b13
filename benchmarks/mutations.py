"""Exports in every format to be loaded, and the same ones mutated: bytes, cells, encodings, and a zip's parts and XML."""

import csv
import io
import random
import struct
from collections.abc import Iterator

import duckdb
import pyreadstat
import xlsxwriter

import settings
from benchmarks.byte_mutations import cut, flip, splice
from benchmarks.other_formats import WRITERS as OTHERS
from benchmarks.workbook_mutations import parts, xml
from domain.declared.mapping_file import Mapping, read_mapping
from tests.support.door import assessment, rating


FIXTURES = settings.PROJECT / "tests" / "etl" / "read" / "fixtures"
NASTY = ["", "\0", '"', "'", ",", ";", "\r", "\n", "\u202e", "\ufeff", "=1+1", "9" * 400, "-1", "1e308", "nan", "é", "🙂", "\ud7ff",
         "Total", "subject_id", "ImportId", '{"ImportId":"x"}', "[", "<", "&#0;", "x" * 70_000]  # fmt: skip
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "mac_roman",
    "utf-7",
    "utf-32",
    "cp037",
]


def mutated(chance: random.Random) -> Iterator[tuple[str, str, bytes, Mapping]]:
    """Endless: a kind of mutation, a file name, its bytes, and the mapping that fits the file it was made of."""
    originals = list(exports())
    while True:
        name, data, rows, mapping = chance.choice(originals)
        kind = chance.choice(list(MUTATIONS))
        if kind in ("parts", "xml") and not name.endswith(ZIPS):
            continue
        try:
            data = MUTATIONS[kind](chance, name, data, rows)
        except UNWRITABLE:
            continue  # the library that writes the format takes no such rows
        yield kind, name, data, mapping


def exports() -> Iterator[tuple[str, bytes, list[list[str]], Mapping]]:
    """Every fixture and a plain table, as text and as a workbook."""
    for file in sorted([*FIXTURES.glob("*.csv"), *FIXTURES.glob("*.tsv")]):
        text = file.read_bytes().decode("utf-8-sig", "replace")
        delimiter = "\t" if file.suffix == ".tsv" else ";" if text.count(";") > text.count(",") else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        mapping = read_mapping(file.with_suffix(".toml"))
        yield file.name, file.read_bytes(), rows, mapping
        for ending, written in other_formats(rows):
            yield f"{file.stem}.{ending}", written, rows, mapping
    for name, made in (("wide", assessment), ("long", rating)):
        people = [made(f"p{number}", str(number % 5), wave_date="2026-05-01") for number in range(8)]
        rows = [list(people[0]), *(list(person.values()) for person in people)]
        yield f"{name}.csv", as_text(rows).encode(), rows, Mapping()
        yield f"{name}.xlsx", workbook([["Made up"], *rows]), rows, Mapping()
        for ending, written in other_formats(rows):
            yield f"{name}.{ending}", written, rows, Mapping()


def other_formats(rows: list[list[str]]) -> Iterator[tuple[str, bytes]]:
    for ending, write in WRITERS.items():
        yield ending, write(rows)


def as_text(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(
                number,
                place,
                int(value) if value.isdecimal() and len(value) < 9 else value[:32_000].replace("\ufffe", ""),
            )
    book.close()
    return file.getvalue()


def swap(chance, name, data, rows) -> bytes:
    """Cells and rows change places, or take a value that they should not."""
    changed = [list(row) for row in rows]
    for _ in range(chance.choice([1, 3, 20])):
        one, other = chance.choice(changed), chance.choice(changed)
        match chance.randrange(5):
            case 0 if one and other:
                a, b = chance.randrange(len(one)), chance.randrange(len(other))
                one[a], other[b] = other[b], one[a]
            case 1 if one:
                one[chance.randrange(len(one))] = chance.choice(NASTY)
            case 2:
                changed.insert(chance.randrange(len(changed)), list(other))
            case 3 if one:
                del one[chance.randrange(len(one))]
            case 4:
                one.append(chance.choice(NASTY))
    ending = name.rpartition(".")[2]
    if ending in WRITERS:
        return WRITERS[ending](changed)
    return as_text(changed, chance.choice(",;\t|")).encode("utf-8", "replace")


def encode(chance, name, data, rows) -> bytes:
    text = as_text(rows, chance.choice(",;\t|"))
    if chance.random() < 0.3:
        text = text.replace("\r\n", chance.choice(["\r", "\n", "\n\r", "\u2028", "\x85"]))
    return text.encode(chance.choice(ENCODINGS), "replace")


def nasty(chance, name, data, rows) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(NASTY).encode("utf-8", "replace") + data[place:]


WRITERS = {"xlsx": workbook, **OTHERS}
ZIPS = (".xlsx", ".xlsb", ".ods", ".zip")
UNWRITABLE = (pyreadstat.PyreadstatError, pyreadstat.ReadstatError, duckdb.Error, ValueError, struct.error)
MUTATIONS = {
    "flip": flip,
    "cut": cut,
    "splice": splice,
    "swap": swap,
    "encode": encode,
    "nasty": nasty,
    "parts": parts,
    "xml": xml,
}
