"""A mapping file says, for an export nobody made for us, which column and which word is which of ours."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.declared import attributes
from domain.declared.attributes import Attribute
from domain.declared.frameworks import Framework
from domain.declared.sides import Side, side_said
from domain.errors import Unreadable
from domain.message import Message, said


PARTS = (  # in the order in which a mapping is kept
    "fingerprint",
    "framework",
    "header_row",
    "sheet",
    "columns",
    "attributes",
    "constants",
    "dimensions",
    "combine",
    "levels",
    "values",
)
COMBINATIONS = ("median", "lowest")
NOT_RATED = "not_rated"  # in place of a level's id


@dataclass(frozen=True)
class Mapping:
    """`combine` says how several questions of one dimension become one level: the lower median, or the lowest."""

    framework: str | None = None
    header_row: int | None = (
        None  # where the column names stand, as a spreadsheet numbers rows; None: where they are found
    )
    sheet: str | None = None  # where the table stands, in a workbook; None: where it is found
    columns: dict[str, str] = field(default_factory=dict)  # ours = header
    columns_of_sides: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # ours = headers, where each is of a side
    constants: dict[str, str] = field(default_factory=dict)
    dimensions: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # dimension id = headers, or words if `is_long`
    sides: dict[str, Side] = field(
        default_factory=dict
    )  # header = whose answers it holds, where several stand side by side
    levels: dict[str, str] = field(default_factory=dict)  # as written = level id, or "not_rated"
    values: dict[str, dict[str, str]] = field(default_factory=dict)  # column = {as written: ours}
    attributes: tuple[Attribute, ...] = ()  # the organisation's own, which it says or the installation remembers
    combine: str = COMBINATIONS[0]
    fingerprint: str = ""  # of the columns it was made for; etl/meaning/remember.py
    name: str = ""  # of its file
    folder: Path | None = None  # what a framework's path is relative to
    toml_text: str = ""

    @property
    def is_long(self) -> bool:
        """One column names the dimension of each row."""
        return "dimension" in self.columns

    @property
    def meanings(self) -> dict[str, str]:
        """Each header that it names = what it is taken for: a column of ours or a dimension's id."""
        columns = {ours: (header,) for ours, header in self.columns.items()} | self.columns_of_sides
        parts = (columns, {} if self.is_long else self.dimensions)
        return {header: ours for part in parts for ours, headers in part.items() for header in headers}

    @property
    def content(self) -> dict[str, Any]:
        """Its parts as a mapping file has them, but for those that say nothing; `parse_mapping` reads them."""
        columns = {ours: self._written(headers) for ours, headers in self.columns_of_sides.items()}
        dimensions = {dimension: self._written(headers) for dimension, headers in self.dimensions.items()}
        said = {part: getattr(self, part) for part in PARTS}
        said |= {"columns": self.columns | columns, "dimensions": dimensions}
        said["attributes"] = {attribute.word: attribute.said() for attribute in self.attributes}
        return {part: value for part, value in said.items() if value}

    def _written(self, headers: Sequence[str]) -> list[Any]:
        sides = self.sides
        return [{"header": header, **sides[header].said()} if header in sides else header for header in headers]


def read_mapping(path: Path) -> Mapping:
    """Raises Unreadable with a sentence where the file is no mapping."""
    try:
        toml_text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Unreadable("mapping_unreadable", file=path.name) from None
    return parse_mapping(toml_text, path)


def parse_mapping(toml_text: str, path: Path) -> Mapping:
    """The mapping of the text of a file; raises Unreadable."""
    try:
        content = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("mapping_no_toml", file=path.name, error=str(error)) from None
    if unknown := content.keys() - set(PARTS):
        raise Unreadable("mapping_part", file=path.name, part=min(unknown), parts=sorted(PARTS))
    if content.get("combine", COMBINATIONS[0]) not in COMBINATIONS:
        raise Unreadable("mapping_combine", file=path.name, ways=list(COMBINATIONS))
    header_row = content.get("header_row", 1)
    if type(header_row) is not int or header_row < 1:  # true is an int too
        raise Unreadable("mapping_header_row", file=path.name)
    try:
        if misplaced := {"level", "levels"}.intersection(content.get("values", {})):
            raise Unreadable("mapping_values", file=path.name, part=min(misplaced))
        sides: dict[str, Side] = {}
        known = attributes.parse(content.get("attributes", {}), path.name)
        columns = {
            attributes.column_of(ours, known): _headers(
                written, said("part_of_mapping", part="columns", file=path.name), sides
            )
            for ours, written in content.get("columns", {}).items()
        }
        for ours, headers in columns.items():
            if sum(header not in sides for header in headers) > 1:
                raise Unreadable("mapping_several_columns", file=path.name, column=ours)
        return Mapping(
            framework=content.get("framework"),
            header_row=content.get("header_row"),
            sheet=str(content["sheet"]) if "sheet" in content else None,
            columns={ours: headers[0] for ours, headers in columns.items() if not sides.keys() & set(headers)},
            columns_of_sides={ours: headers for ours, headers in columns.items() if sides.keys() & set(headers)},
            constants={ours: str(value) for ours, value in content.get("constants", {}).items()},
            dimensions={
                dimension: _headers(written, said("part_of_mapping", part="dimensions", file=path.name), sides)
                for dimension, written in content.get("dimensions", {}).items()
            },
            sides=sides,
            levels={written: str(level) for written, level in content.get("levels", {}).items()},
            values={
                attributes.column_of(column, known): dict(values)
                for column, values in content.get("values", {}).items()
            },
            attributes=known,
            combine=content.get("combine", COMBINATIONS[0]),
            fingerprint=str(content.get("fingerprint", "")),
            name=path.stem,
            folder=path.parent,
            toml_text=toml_text,
        )
    except (AttributeError, TypeError, ValueError):
        raise Unreadable("no_mapping", file=path.name) from None


def _headers(written: object, where: Message, sides: dict[str, Side]) -> tuple[str, ...]:
    """The headers that are said for one name; adds to `sides` those of which it is said whose answers they hold."""
    headers = []
    for entry in written if isinstance(written, list) else [written]:
        header = str(entry["header"]) if isinstance(entry, dict) and "header" in entry else entry
        if not isinstance(header, str | int):
            raise Unreadable("mapping_column_table", where=where)
        if isinstance(entry, dict) and (side := side_said(entry, where)):
            if sides.setdefault(str(header), side) != side:
                raise Unreadable("two_sides", where=where, header=header)
        headers.append(str(header))
    return tuple(headers)


def refuse_unknown_levels(mapping: Mapping, framework: Framework) -> None:
    """Raises Unreadable where [levels] names what is no level of the framework."""
    known = [level.level_id for level in framework.levels] + [NOT_RATED]
    for level_id in mapping.levels.values():
        if level_id not in known:
            raise Unreadable("mapping_level", level=level_id, framework=framework.in_languages(), levels=known)
