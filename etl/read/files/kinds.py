"""What kind of file one is that holds no table, whatever it is called: told from how it begins."""

import re

from domain.message import Message, said
from etl.refusals import FileRefused


BY_FIRST_BYTES = {
    b"\x89PNG": said("a_picture", format="PNG"),
    b"\xff\xd8\xff": said("a_picture", format="JPEG"),
    b"GIF8": said("a_picture", format="GIF"),
    b"BM": said("a_picture", format="BMP"),
    b"II*\x00": said("a_picture", format="TIFF"),
    b"MM\x00*": said("a_picture", format="TIFF"),
    b"RIFF": said("a_picture_or_sound"),
    b"%PDF": said("a_document", format="PDF"),
    b"%!PS": said("a_document", format="PostScript"),
    b"{\\rtf": said("a_text_document", format="RTF"),
    b"\x09\x08": said("an_old_workbook"),
    b"\x1f\x8b": said("a_compressed_file", format="gzip"),
    b"BZh": said("a_compressed_file", format="bzip2"),
    b"\xfd7zXZ": said("a_compressed_file", format="xz"),
    b"\x28\xb5\x2f\xfd": said("a_compressed_file", format="zstd"),
    b"7z\xbc\xaf": said("a_compressed_file", format="7z"),
    b"Rar!": said("a_compressed_file", format="RAR"),
    b"PK\x05\x06": said("an_empty_zip"),
    b"PAR1": said("a_part_of_parquet"),
    b"ARROW1": said("an_arrow_file"),
    b"FEA1": said("a_feather_file"),
    b"\x89HDF": said("an_hdf5_file"),
    b"SQLite format 3": said("a_database"),
    b"RDX3": said("an_r_file"),
    b"ASCII SPSS PORT FILE": said("a_portable_spss_file"),
    b"ID;PWXL": said("a_sylk_file"),
    b"ID;PSCALC": said("a_sylk_file"),
    b"BEGIN:VC": said("a_calendar"),
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
    (257, b"ustar"): said("an_archive", format="tar"),
    (4, b"ftyp"): said("a_film_or_picture"),
    (84, b"SAS FILE"): said("a_sas_file"),
    (8, b"ENCRYPTEDSAV"): said("a_locked_spss_file"),
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
    "word/": said("a_document", format="Word"),
    "ppt/": said("a_presentation", format="PPTX"),
    "Index/": said("a_document", format="Numbers"),
    "META-INF/": said("a_book_or_program"),
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


def _bytes_kind(head: bytes) -> Message | None:
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


def _web_kind(start: bytes) -> Message | None:
    """What Excel opens though it is no workbook; many portals hand such a file out as .xls."""
    is_xml = start.startswith(b"<?xml")
    after = start.partition(b"?>")[2].lstrip() if is_xml else start
    if WEB_PAGE.match(after):
        return said("a_web_page")
    if WEB_ARCHIVE.match(start):
        return said("a_web_archive")
    return said("an_xml_spreadsheet") if is_xml and SPREADSHEET_XML.search(start) else None


def _text_kind(start: bytes, end: bytes) -> Message | str | None:
    root = XML_ROOT.match(start)
    if start.startswith((b"<?xml", b"<!DOCTYPE")) or (root and end.endswith(b"</" + root[1] + b">")):
        return "XML"
    if E_MAIL.match(start):
        return said("an_email_message")
    return "JSON" if JSON.match(start) else None
