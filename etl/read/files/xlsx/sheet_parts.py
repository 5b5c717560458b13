"""In which part of a workbook each of its sheets lies."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from etl.read.files.unpacking import chunks_of
from etl.read.files.xlsx.part import read_part
from etl.read.files.xlsx.valueless import Valueless, valueless_cells


WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def valueless_of(data: bytes, sheet: str) -> Iterator[Valueless]:
    """The cells without a value of the sheet of this name."""
    book = zipfile.ZipFile(io.BytesIO(data))
    if part := _parts(book).get(sheet):
        yield from valueless_cells(chunks_of(data, book.getinfo(part)))


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """From each sheet's name to its part, as the zip spells it."""
    spelt = {name.casefold(): name for name in book.namelist()}
    if not spelt.keys() >= {WORKBOOK.casefold(), RELATIONS.casefold()}:
        return {}
    try:
        relations = read_part(book.read(spelt[RELATIONS.casefold()]))
        sheets = read_part(book.read(spelt[WORKBOOK.casefold()]))
    except ElementTree.ParseError:
        return {}
    targets = {relation.get("Id"): posixpath.join("/xl", relation.get("Target", "")) for relation in relations}
    parts = {}
    for sheet in sheets.iterfind("{*}sheets/{*}sheet"):
        relation_id = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        target = posixpath.normpath(targets.get(relation_id, "")).lstrip("/")
        parts[sheet.get("name", "")] = spelt.get(target.casefold(), "")
    return parts
