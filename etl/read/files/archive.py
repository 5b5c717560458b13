"""A zip as survey tools deliver it: the one table in it is read; of several, one must be named. Nothing is ever written to disk."""

import io
import stat
import zipfile
from pathlib import Path, PurePosixPath

from domain.message import said
from domain.spelling import folded
from etl.read.files.source import Source, refuse_what_is_no_table
from etl.read.files.unpacking import CHUNK_BYTES, DAMAGED_ZIP, Room
from etl.refusals import CallRefused, FileRefused


TABLES = (
    ".csv",
    ".tsv",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
    ".sav",
    ".zsav",
    ".dta",
    ".parquet",
    ".jsonl",
    ".ndjson",
)
PERHAPS_TABLES = (".txt", ".tab", ".json")  # where there is no other: beside one they are notes and settings
ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar")
OF_A_MAC = ("__MACOSX/", ".DS_Store", "._")  # what a Mac puts beside the files
MOST_PARTS = 10_000
LOCKED = 1  # the bit of a part that says that a password is needed


def tables_in(source: Source) -> list[str]:
    """The names of the files in an archive that may hold a table, [] where the file is no archive.

    Raises FileRefused where it is damaged, locked or built to harm, or holds no table.
    """
    if source.format != "zip":
        return []
    refuse_what_is_no_table(source)
    return [part.filename for part in _tables(source, _parts(source))]


def unpacked(source: Source, inside: str | None) -> Source:
    """The file as it is, or the table in it where it is an archive; `inside` names one of several.

    Raises FileRefused where the table can't be told or taken out, CallRefused where `inside` names none.
    """
    if source.format != "zip":
        if inside:
            raise CallRefused("no_archive", name=source.name, inside=inside)
        return source
    tables = _tables(source, _parts(source))
    part = _named(source, tables, inside) if inside else tables[0]
    if len(tables) > 1 and not inside:
        raise FileRefused("several_tables", name=source.name, number=len(tables), tables=_names(tables))
    taken = Source(f"{PurePosixPath(part.filename).name} in {source.name}", data=_content(source, part))
    if taken.format == "zip":
        raise FileRefused("archive_in_archive", name=source.name, inside=part.filename)
    return taken


def _parts(source: Source) -> list[zipfile.ZipInfo]:
    """What lies in the archive, folders and a Mac's notes aside."""
    try:
        with zipfile.ZipFile(_file(source)) as archive:
            parts = archive.infolist()
    except DAMAGED_ZIP:
        raise _damaged(source) from None
    if len(parts) > MOST_PARTS:
        raise FileRefused("too_many_files", name=source.name, number=len(parts))
    for part in parts:
        _refuse_path(source, part)
    return [part for part in parts if not part.is_dir() and not _is_of_a_mac(part.filename)]


def _refuse_path(source: Source, part: zipfile.ZipInfo) -> None:
    """Nothing is written, so such a name could do no harm here; but no survey tool gives one."""
    steps = part.orig_filename.replace("\\", "/").split("/")
    leads_out = ".." in steps or steps[0] == "" or steps[0].endswith(":")
    if leads_out or stat.S_ISLNK(part.external_attr >> 16):
        raise FileRefused("leads_out", name=source.name, inside=part.filename)


def _is_of_a_mac(name: str) -> bool:
    return name.startswith(OF_A_MAC) or PurePosixPath(name).name.startswith(OF_A_MAC)


def _tables(source: Source, parts: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    for endings in (TABLES, PERHAPS_TABLES):
        if tables := [part for part in parts if part.filename.lower().endswith(endings)]:
            return tables
    if archives := [part.filename for part in parts if part.filename.lower().endswith(ARCHIVES)]:
        raise FileRefused("archive_in_archive", name=source.name, inside=said("quoted", names=archives))
    files = said("such_files", files=_names(parts)) if parts else None
    raise FileRefused("no_table_inside", name=source.name, files=files)


def _named(source: Source, tables: list[zipfile.ZipInfo], inside: str) -> zipfile.ZipInfo:
    """By its whole name, else by its last part, whatever case."""
    for name_of in (lambda part: part.filename, lambda part: PurePosixPath(part.filename).name):
        found = [part for part in tables if folded(name_of(part)) == folded(inside)]
        if len(found) == 1:
            return found[0]
    raise CallRefused("no_such_table", name=source.name, inside=inside, tables=_names(tables))


def _content(source: Source, part: zipfile.ZipInfo) -> bytes:
    """The whole part, which may be no larger than a file that is loaded as it is."""
    if part.flag_bits & LOCKED:
        raise FileRefused("archive_locked", name=source.name)
    room = Room(source.name, source.size)
    chunks = []
    try:
        with zipfile.ZipFile(_file(source)) as archive, archive.open(part) as file:
            while chunk := file.read(CHUNK_BYTES):
                chunks.append(room.take(chunk))
    except (*DAMAGED_ZIP, RuntimeError, EOFError):
        raise _damaged(source) from None
    return b"".join(chunks)


def _file(source: Source) -> Path | io.BytesIO:
    return source.path or io.BytesIO(source.data)


def _damaged(source: Source) -> FileRefused:
    return FileRefused("damaged_archive", name=source.name)


def _names(parts: list[zipfile.ZipInfo]) -> list[str]:
    return [part.filename for part in parts]
