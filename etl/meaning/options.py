"""What whoever calls a load says of it, on the command line or on the Upload page."""

from dataclasses import dataclass, field
from pathlib import Path

from domain.declared.mapping_file import Mapping


@dataclass(frozen=True)
class Options:
    """How the caller wants an export read; `columns_set` fills columns that it lacks, with one value each."""

    framework: str | None = None
    mapping: Mapping = field(default_factory=Mapping)
    columns_set: dict[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()  # RULE:COLUMN
    replaces: int | None = None  # a batch that this export corrects
    tool: str | None = None  # the survey tool, where the user knows better than the file
    header_row: int | None = None  # where the column names stand, likewise
    sheet: str | None = None  # of a workbook, likewise
    inside: str | None = None  # the file of an archive with several tables
    strict: bool = False
    dry_run: bool = False
    refused: Path | None = None  # where the refused rows go
