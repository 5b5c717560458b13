"""A mapping file says, for an export nobody made for us, which column and which word is which of ours."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from etl.frameworks import Framework
from etl.refusals import CallRefused


SECTIONS = {
    "fingerprint",
    "framework",
    "header_row",
    "sheet",
    "columns",
    "constants",
    "dimensions",
    "levels",
    "values",
    "combine",
}
COMBINATIONS = ("median", "lowest")


@dataclass(frozen=True)
class Mapping:
    """`combine` says how several questions of one dimension become one level: the lower median, or the lowest."""

    framework: str | None = None
    header_row: int | None = (
        None  # where the column names stand, as a spreadsheet numbers rows; None: where they are found
    )
    sheet: str | None = None  # where the table stands, in a workbook; None: where it is found
    columns: dict[str, str] = field(default_factory=dict)  # ours = header
    constants: dict[str, str] = field(default_factory=dict)
    dimensions: dict[str, tuple[str, ...]] = field(default_factory=dict)  # dimension id = headers
    levels: dict[str, str] = field(default_factory=dict)  # as written = level id, or "not_rated"
    values: dict[str, dict[str, str]] = field(default_factory=dict)  # column = {as written: ours}
    combine: str = "median"
    fingerprint: str = ""  # of the columns it was made for; etl/meaning/remember.py
    name: str = ""  # of its file
    folder: Path | None = None  # what a framework's path is relative to
    toml_text: str = ""


def read_mapping(path: Path) -> Mapping:
    """Raises CallRefused with a sentence where the file is no mapping."""
    try:
        toml_text = path.read_text("utf-8")
        content = tomllib.loads(toml_text)
    except (OSError, UnicodeDecodeError):
        raise CallRefused(f"The mapping file {path.name} can't be read.") from None
    except tomllib.TOMLDecodeError as error:
        raise CallRefused(f"The mapping file {path.name} is not valid TOML: {error}.") from None
    if unknown := content.keys() - SECTIONS:
        known = ", ".join(sorted(SECTIONS))
        raise CallRefused(f"The mapping file {path.name} has a part “{min(unknown)}”; the parts are {known}.")
    if content.get("combine", "median") not in COMBINATIONS:
        raise CallRefused(f"In the mapping file {path.name}, combine is one of: {', '.join(COMBINATIONS)}.")
    header_row = content.get("header_row", 1)
    if type(header_row) is not int or header_row < 1:  # true is an int too
        raise CallRefused(f"In the mapping file {path.name}, header_row is a row's number, as in header_row = 3.")
    try:
        if misplaced := {"level", "levels"}.intersection(content.get("values", {})):
            raise CallRefused(
                f"The mapping file {path.name} has [values.{min(misplaced)}]; what answers mean stands in [levels], as in"
                ' "Usually" = "strong".'
            )
        return Mapping(
            framework=content.get("framework"),
            header_row=content.get("header_row"),
            sheet=str(content["sheet"]) if "sheet" in content else None,
            columns={ours: str(header) for ours, header in content.get("columns", {}).items()},
            constants={ours: str(value) for ours, value in content.get("constants", {}).items()},
            dimensions={
                dimension: (headers,) if isinstance(headers, str) else tuple(headers)
                for dimension, headers in content.get("dimensions", {}).items()
            },
            levels={written: str(level) for written, level in content.get("levels", {}).items()},
            values={column: dict(values) for column, values in content.get("values", {}).items()},
            combine=content.get("combine", "median"),
            fingerprint=str(content.get("fingerprint", "")),
            name=path.stem,
            folder=path.parent,
            toml_text=toml_text,
        )
    except (AttributeError, TypeError, ValueError):
        raise CallRefused(
            f"The mapping file {path.name} is not laid out as a mapping: [columns], [constants], [dimensions], "
            "[levels] and [values.COLUMN] are tables of name = value."
        ) from None


def refuse_unknown_levels(mapping: Mapping, framework: Framework) -> None:
    """Raises CallRefused where [levels] names what is no level of the framework."""
    known = [level.level_id for level in framework.levels] + ["not_rated"]
    for level_id in mapping.levels.values():
        if level_id not in known:
            raise CallRefused(
                f"In the mapping's [levels], “{level_id}” is no level of {framework.name}: {', '.join(known)}."
            )
