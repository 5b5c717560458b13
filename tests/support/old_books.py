"""Workbooks in the formats beside XLSX, written by hand: XLS (of Excel 97 to 2003), XLSB (binary) and ODS (OpenDocument)."""

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from tests.support.compound_file import compound_file


Rows = list[list[str | int | float | None]]
MOST_IN_A_RECORD = 8_224  # bytes, of an XLS
GENERAL, DATE = 0, 14  # Excel's numbers of formats
DIVISION_BY_ZERO = 0x07


class Day(float):
    """A day as Excel counts it."""


class Error:
    """A cell that shows #DIV/0!."""


def as_xls(
    sheets: dict[str, Rows], hidden: tuple[str, ...] = (), merged: tuple = (), top: bytes = b"", above: int = 0
) -> bytes:
    """`merged` are ranges of the first sheet: first and last row, first and last column, from 0; `top` are records that go first."""
    texts: dict[str, int] = {}
    bodies = [
        _xls_sheet(rows, texts, merged if name == next(iter(sheets)) else (), above) for name, rows in sheets.items()
    ]
    formats = b"".join(
        _record(0xE0, struct.pack("<HHHBBIIH", 0, number, 0, 0, 0, 0, 0, 0)) for number in (GENERAL, DATE)
    )
    shared = b"".join(_shared(texts))
    names = [_short_text(name) for name in sheets]
    start = len(_begin(5)) + len(top) + len(formats) + len(shared) + sum(4 + 6 + len(name) for name in names) + 4
    bounds = b""
    for name, text, body in zip(sheets, names, bodies, strict=True):
        bounds += _record(0x85, struct.pack("<IBB", start, name in hidden, 0) + text)
        start += len(body)
    book = _begin(5) + top + formats + bounds + shared + _record(0x0A, b"")
    return compound_file({"Workbook": book + b"".join(bodies)})


def _xls_sheet(rows: Rows, texts: dict[str, int], merged: tuple, above: int) -> bytes:
    records = [_begin(0x10)]
    for row, cells in enumerate(rows, start=above):
        for column, value in enumerate(cells):
            if isinstance(value, Error):
                records.append(_record(0x205, struct.pack("<HHHBB", row, column, 0, DIVISION_BY_ZERO, 1)))
            elif isinstance(value, (int, float)):
                number = struct.pack("<HHHd", row, column, isinstance(value, Day), value)
                records.append(_record(0x203, number))
            elif value:
                number = texts.setdefault(value, len(texts))
                records.append(struct.pack("<HHHHHI", 0xFD, 10, row, column, 0, number))
    ranges = b"".join(struct.pack("<HHHH", *cells) for cells in merged)
    records += [_record(0xE5, struct.pack("<H", len(merged)) + ranges)] if merged else []
    return b"".join([*records, _record(0x0A, b"")])


def _shared(texts: dict[str, int]) -> Iterator[bytes]:
    kind, content = 0xFC, struct.pack("<II", len(texts), len(texts))
    for text in texts:
        written = text.encode("utf-16-le")
        one = struct.pack("<HB", len(written) // 2, 1) + written
        if len(content) + len(one) > MOST_IN_A_RECORD:
            yield _record(kind, content)
            kind, content = 0x3C, b""
        content += one
    yield _record(kind, content)


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 0))


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def as_xlsb(sheets: dict[str, Rows], hidden: tuple[str, ...] = ()) -> bytes:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    office = "http://schemas.openxmlformats.org/package/2006"
    entries, relations, parts = b"", "", {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = struct.pack("<II", name in hidden, number)
        entries += _part(156, state + _wide(f"rId{number}") + _wide(name))
        relations += (
            f'<Relationship Id="rId{number}" Type="{relation}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        )
        parts[f"xl/worksheets/sheet{number}.bin"] = _xlsb_sheet(rows)
    book = _part(131) + _part(143) + entries + _part(144) + _part(132)
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{office}/content-types"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{office}/relationships">{relations}</Relationships>',
            **parts,
        }
    )


def _xlsb_sheet(rows: Rows) -> bytes:
    width = max(map(len, rows), default=0)
    parts = [_part(129), _part(148, struct.pack("<IIII", 0, max(0, len(rows) - 1), 0, max(0, width - 1))), _part(145)]
    for row, cells in enumerate(rows):
        parts.append(_part(0, struct.pack("<I", row) + bytes(13)))
        for column, value in enumerate(cells):
            where = struct.pack("<II", column, 0)
            if isinstance(value, Error):
                parts.append(_part(3, where + bytes([DIVISION_BY_ZERO])))
            elif isinstance(value, (int, float)):
                parts.append(_part(5, where + struct.pack("<d", value)))
            elif value:
                parts.append(_part(6, where + _wide(value)))
    return b"".join([*parts, _part(146), _part(130)])


def _part(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(content)
    while left >= 128:
        size, left = size + bytes([left & 0x7F | 0x80]), left >> 7
    return number + size + bytes([left]) + content


def _wide(text: str) -> bytes:
    written = text.encode("utf-16-le")
    return struct.pack("<I", len(written) // 2) + written


OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def as_ods(sheets: dict[str, Rows], hidden: tuple[str, ...] = (), manifest: str = "", after: str = "") -> bytes:
    """`after` is XML of rows that stand below those of each sheet."""
    style_of = {name: ' table:style-name="hidden"' if name in hidden else "" for name in sheets}
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}{style_of[name]}>{''.join(map(_ods_row, rows))}{after}</table:table>"
        for name, rows in sheets.items()
    )
    style = '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{NAMES}:office:1.0" '
        f'xmlns:table="{NAMES}:table:1.0" xmlns:text="{NAMES}:text:1.0" xmlns:style="{NAMES}:style:1.0" '
        f'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" office:version="1.3">'
        f"<office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    listed = f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0">{manifest}</manifest:manifest>'
    return _zip({"mimetype": OPEN_DOCUMENT, "content.xml": content, "META-INF/manifest.xml": listed})


def _ods_row(cells: list) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if isinstance(value, (int, float)):
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
    if isinstance(value, Error):
        kind = 'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"'
        return f"<table:table-cell {kind}><text:p>#DIV/0!</text:p></table:table-cell>"
    if not value:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def _zip(parts: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
