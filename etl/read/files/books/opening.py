"""The sheets of workbooks in the formats beside XLSX: of Excel 97 to 2003 (XLS), binary (XLSB) and OpenDocument (ODS)."""

import struct

from etl.read.files.books import ods, xls, xlsb
from etl.read.files.books.seen import Damaged, refuse_vast
from etl.read.files.source import Source
from etl.read.files.unpacking import DAMAGED_ZIP
from etl.read.files.xlsx.valueless import Valueless
from etl.read.files.xlsx.workbook import Sheet, sheets_of
from etl.refusals import FileRefused


LOOKS = {"xls": xls.look_at, "xlsb": xlsb.look_at, "ods": ods.look_at}
DAMAGED = (*DAMAGED_ZIP, Damaged, struct.error, IndexError, KeyError)


def open_sheets(source: Source) -> list[Sheet]:
    """The sheets with anything in them, those that are shown first.

    Raises FileRefused where the file is no workbook, needs a password, is built to exhaust memory, or is empty.
    """
    data = source.read()
    try:
        valueless = _look(source, data)
    except DAMAGED:
        raise FileRefused("damaged_book", name=source.name) from None
    return sheets_of(source.name, data, lambda sheet: iter(valueless.get(sheet, ())))


def _look(source: Source, data: bytes) -> dict[str, list[Valueless]]:
    """By sheet the cells that show an error."""
    seen = LOOKS[source.format](source.name, data)
    refuse_vast(source.name, (sheet.reach for sheet in seen.values()))
    return {name: sheet.valueless for name, sheet in seen.items()}
