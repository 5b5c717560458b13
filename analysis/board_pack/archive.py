"""Makes a zip, and the documents that are zips, the same bytes for the same content."""

import datetime
import io
import zipfile
from collections.abc import Iterable


APPLICATION = "docProps/app.xml"  # where a program writes down its own version, and statistics of whoever saved last
NINEFOLD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>Ninefold</Application></Properties>'
)
LEFT_BEHIND = ("/thumbnail", "/printerSettings")  # what a template says of the machine that it was made on


def zipped(files: Iterable[tuple[str, bytes]], date: datetime.datetime) -> bytes:
    """The files under their names, each dated `date`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, date.hour, date.minute, date.second))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return written.getvalue()


def settled(document: bytes, date: datetime.datetime) -> bytes:
    """A document that is a zip, with nothing in it of when, where or with what it was written."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zipped(
            ((name, NINEFOLD if name == APPLICATION else archive.read(name)) for name in archive.namelist()), date
        )


def is_left_behind(relation) -> bool:
    """Whether a template's part, by its relation, is about the machine and not about the paper."""
    return relation.reltype.endswith(LEFT_BEHIND)
