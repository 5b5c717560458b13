"""What kind of file one is that holds no table, whatever it is called: told from how it begins."""

import re

from etl.refusals import FileRefused


BY_FIRST_BYTES = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"BM": "a picture (BMP)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"RIFF": "a picture or a sound",
    b"%PDF": "a PDF document",
    b"%!PS": "a PostScript document",
    b"{\\rtf": "a text document (RTF)",
    b"\x09\x08": "a very old Excel workbook",
    b"\x1f\x8b": "a compressed file (gzip)",
    b"BZh": "a compressed file (bzip2)",
    b"\xfd7zXZ": "a compressed file (xz)",
    b"\x28\xb5\x2f\xfd": "a compressed file (zstd)",
    b"7z\xbc\xaf": "a compressed file (7z)",
    b"Rar!": "a compressed file (RAR)",
    b"PK\x05\x06": "an empty zip file",
    b"PAR1": "a part of a Parquet file",
    b"ARROW1": "an Arrow file",
    b"FEA1": "a Feather file",
    b"\x89HDF": "an HDF5 file",
    b"SQLite format 3": "a database",
    b"RDX3": "an R data file",
    b"ASCII SPSS PORT FILE": "a portable SPSS file (POR)",
    b"ID;PWXL": "a SYLK file",
    b"ID;PSCALC": "a SYLK file",
    b"BEGIN:VC": "a calendar or a list of contacts",
}
PRINTED = (
    b"%",
    b"{",
    b"ID;P",
    b"ASCII SPSS PORT",
    b"BEGIN",
    b"<",
)  # what begins so is text; other marks in letters may head a column: “PAR1,PAR2”
BY_LATER_BYTES = {
    (257, b"ustar"): "an archive (tar)",
    (4, b"ftyp"): "a film or a picture",
    (84, b"SAS FILE"): "a SAS data file",
    (8, b"ENCRYPTEDSAV"): "an SPSS data file with a password",
}
START_BYTES = 1 << 16  # of a text, in which it says what it is
BYTE_ORDER_MARKS = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
CONTROL = re.compile(rb"[\x00-\x08]")
COMMENT = re.compile(rb"<!--.*?-->\s*", re.DOTALL)
WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|title|style|script)\b", re.IGNORECASE)
WEB_ARCHIVE = re.compile(rb"mime-version:.*?multipart/related", re.IGNORECASE | re.DOTALL)
E_MAIL = re.compile(rb"[\w-]+: .*\n(?:.*\n){0,99}?(?:message-id|mime-version): ", re.IGNORECASE)
SPREADSHEET_XML = re.compile(rb"schemas-microsoft-com:office:spreadsheet|opendocument:xmlns:office", re.IGNORECASE)
XML_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>")
JSON = re.compile(rb'(?:\[\s*)*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})|\[\s*(?:\[|"(?:[^"\\]|\\.)*"\s*[,\]])')

ZIPS = {
    "word/": "a Word document",
    "ppt/": "a presentation (PPTX)",
    "Index/": "a Numbers document",
    "META-INF/": "a book or a program",
}


def refuse_other_kinds(name: str, head: bytes, tail: bytes) -> None:
    """Raises FileRefused with what the file is, where its first bytes (and of XML its last) say that it is no table."""
    if kind := _bytes_kind(head):
        raise FileRefused("other_kind", name=name, kind=kind)
    start, end = _western(head[:START_BYTES]), _western(tail)
    if kind := _web_kind(start):
        raise FileRefused("web_page", name=name, kind=kind)
    if kind := _text_kind(start, end):
        raise FileRefused("other_kind", name=name, kind=kind)


def refuse_other_zips(name: str, parts: list[str]) -> None:
    """The same of a zip, by the names of its parts: many programs pack their documents so."""
    for folder, kind in ZIPS.items():
        if any(part.startswith(folder) for part in parts):
            raise FileRefused("other_kind", name=name, kind=kind)


def _bytes_kind(head: bytes) -> str | None:
    is_binary = CONTROL.search(head, 0, START_BYTES) is not None
    for mark, kind in BY_FIRST_BYTES.items():
        if head.startswith(mark) and (is_binary or not mark.isascii() or mark.startswith(PRINTED)):
            return kind
    return next(
        (kind for (place, mark), kind in BY_LATER_BYTES.items() if head[place : place + len(mark)] == mark), None
    )


def _western(data: bytes) -> bytes:
    """The text in one byte a letter, whatever the encoding; nothing but western letters matters here."""
    for mark in BYTE_ORDER_MARKS:
        data = data.removeprefix(mark)
    return COMMENT.sub(b"", data.replace(b"\0", b"")).strip()


def _web_kind(start: bytes) -> str | None:
    """What Excel opens though it is no workbook; many portals hand such a file out as .xls."""
    is_xml = start.startswith(b"<?xml")
    after = start.partition(b"?>")[2].lstrip() if is_xml else start
    if WEB_PAGE.match(after):
        return "a web page"
    if WEB_ARCHIVE.match(start):
        return "a web page in an archive (MHTML)"
    return "an XML spreadsheet" if is_xml and SPREADSHEET_XML.search(start) else None


def _text_kind(start: bytes, end: bytes) -> str | None:
    root = XML_ROOT.match(start)
    if start.startswith((b"<?xml", b"<!DOCTYPE")) or (root and end.endswith(b"</" + root[1] + b">")):
        return "XML"
    if E_MAIL.match(start):
        return "an e-mail"
    return "JSON" if JSON.match(start) else None
