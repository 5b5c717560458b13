"""In which format a file is, whatever it is called: told from its first bytes and, of a zip, from the names of its parts."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from domain.message import said
from etl.read.files.kinds import JSON
from etl.read.files.unpacking import DAMAGED_ZIP


if TYPE_CHECKING:
    from etl.read.files.source import Source

WORKBOOKS = ("xlsx", "xlsb", "xls", "ods")
DATA_SETS = {
    "spss": said("an_spss_file"),
    "stata": said("a_stata_file"),
    "parquet": said("a_parquet_file"),
    "json": said("json_records"),
}
ZIP = b"PK\x03\x04"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPSS = re.compile(rb"\$FL[23]@\(#\)")
STATA = re.compile(rb"<stata_dta>|[\x68-\x73][\x01\x02]\x01\x00", re.DOTALL)
PARQUET = b"PAR1"
MARKS_OF_TEXT = b"\xef\xbb\xbf \t\r\n"


def format_of(source: "Source") -> str:
    """One of WORKBOOKS or DATA_SETS, `zip`, or `text` for everything else, whether or not it holds a table."""
    head = source.head
    if head.startswith(ZIP):
        return _format_of_zip(source)
    if head.startswith(COMPOUND_FILE):
        return "xls"
    if SPSS.match(head):
        return "spss"
    if STATA.match(head):
        return "stata"
    if head.startswith(PARQUET) and source.tail.endswith(PARQUET) and 0 in head:
        return "parquet"
    return "json" if JSON.match(head.lstrip(MARKS_OF_TEXT)) else "text"


def parts_of(source: "Source") -> list[str] | None:
    """The names of a zip's parts; None where they can't be told."""
    try:
        with zipfile.ZipFile(source.path or io.BytesIO(source.data)) as archive:
            return archive.namelist()
    except DAMAGED_ZIP:
        return None


def _format_of_zip(source: "Source") -> str:
    """A damaged one counts as the workbook that most of them are, unless its name says that it is an archive."""
    parts = parts_of(source)
    if parts is None:
        return "zip" if source.name.lower().endswith(".zip") else "xlsx"
    spelt = {part.lower() for part in parts}
    if any(part.startswith("xl/workbook.xml") for part in spelt):
        return "xlsx"
    if "xl/workbook.bin" in spelt:
        return "xlsb"
    return "ods" if spelt & {"content.xml", "encrypted-package"} and "meta-inf/manifest.xml" in spelt else "zip"
