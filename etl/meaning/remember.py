"""Mappings that were made once are kept as TOML files and recognised the next time by the columns they are for."""

import hashlib
import re
from contextlib import suppress
from pathlib import Path

import tomli_w

import settings
from domain.declared.mapping_file import PARTS, Mapping, read_mapping
from domain.errors import Unreadable
from domain.files import in_place_of
from domain.spelling import folded
from etl.meaning.refused_rows import NUMBER_AND_REASON
from etl.refusals import CallRefused


OF_ONE_FILE = ("wave", "wave_date")  # never carried over to the next export by a mapping that is remembered
FIRST_LINE = (
    "# Made on the Upload page. It may be edited, and used with --mapping; the fingerprint is that of the columns.\n"
)


def fingerprint(header: list[str]) -> str:
    """The same for every export with these columns, in whatever order, case and spacing."""
    texts = sorted({folded(str(text)) for text in header} - {""})
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def kept_mappings() -> list[Mapping]:
    """All that were kept, the latest first; a file that somebody edited into no mapping is passed over."""
    files = sorted(settings.mappings().glob("*.toml"), key=lambda file: file.stat().st_mtime, reverse=True)
    kept = []
    for file in files:
        with suppress(Unreadable):
            kept.append(read_mapping(file))
    return kept


def is_made_for(mapping: Mapping, header: list[str], called: list[str]) -> bool:
    """Whether a mapping was kept for an export with these columns, and what a mapping calls each.

    A file of refused rows has but some of its export's columns, and is read as that was.
    """
    is_refused_rows = tuple(map(folded, header[:2])) == NUMBER_AND_REASON
    return mapping.fingerprint == fingerprint(header) or (is_refused_rows and has_columns_of(mapping, header, called))


def has_columns_of(mapping: Mapping, header: list[str], called: list[str]) -> bool:
    """Whether every column that a mapping names is there."""
    return set(map(folded, [*header, *called])).issuperset(map(folded, mapping.meanings))


def remember(name: str, content: dict) -> Path:
    """Keeps a mapping, given as its parts, under a name; one of that name is replaced. Gives its file.

    Raises CallRefused or Unreadable where the parts are no mapping.
    """
    stem = re.sub(r"\W+", "_", name.strip().casefold()).strip("_")
    if not stem:
        raise CallRefused("mapping_name")
    if unknown := content.keys() - set(PARTS):
        raise CallRefused("no_part_of_mapping", part=min(unknown))
    constants = {ours: value for ours, value in content.get("constants", {}).items() if ours not in OF_ONE_FILE}
    kept = {**content, "constants": constants}
    text = FIRST_LINE + tomli_w.dumps({part: kept[part] for part in PARTS if kept.get(part)})
    file = settings.mappings() / f"{stem}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    with in_place_of(file) as fresh:
        fresh.write_text(text, "utf-8")
        read_mapping(fresh)
    return file
