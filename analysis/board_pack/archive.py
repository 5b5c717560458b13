"""Makes a zip, and the documents that are zips, the same bytes for the same content."""

import datetime
import io
import zipfile
from collections.abc import Iterable


def zipped(files: Iterable[tuple[str, bytes]], date: datetime.datetime) -> bytes:
    """The files under their names, each dated `date`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, date.hour, date.minute, date.second))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return written.getvalue()


def settled(document: bytes, date: datetime.datetime, without: frozenset[str] = frozenset()) -> bytes:
    """A document that is a zip, with nothing in it of when or where it was written; parts `without` are left out."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zipped(((name, archive.read(name)) for name in archive.namelist() if name not in without), date)
