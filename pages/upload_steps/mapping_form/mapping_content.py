"""What a mapping holds, put together from what a reader chose for each column of an export; nothing here is drawn."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import settings
from domain.columns import NAMED_COLUMNS
from domain.declared.attributes import PREFIX
from domain.declared.framework_file import ids, read_framework
from domain.declared.mapping_file import NOT_RATED, Mapping, parse_mapping, read_mapping
from domain.declared.sides import Side
from domain.door.look import Inspection
from domain.errors import Unreadable
from domain.languages import N_, _
from domain.spelling import folded
from pages.upload_steps.mapping_form import own_attributes


NOT_READ = ""
COLUMNS = {  # a column of ours = how it is asked for
    "subject_id": N_("Code of the person assessed"),
    **{column.name: column.label for column in NAMED_COLUMNS},
    "wave": N_("Wave"),
    "wave_date": N_("Date of the wave"),
    "rater_group": N_("Rater group"),
    "rater_id": N_("Code of the rater"),
    "n_raters": N_("Number of raters"),
    "measure": N_("Measure: performance or importance"),
    "dimension": N_("Name of the dimension (one row a rating)"),
    "level": N_("Level (one row a rating)"),
}
AS_WRITTEN = ""  # an answer that needs no translation
UNNAMED = "survey"  # what a file is called whose name is numbers alone


def columns() -> dict[str, str]:
    """A column of ours = how it is asked for, in the language of whoever is asked."""
    return {column: _(asked) for column, asked in COLUMNS.items()}


def kept(name: str | None, given: bytes = b"") -> Mapping:
    """The mapping that a file was read with: one that was given, or one kept under a name; an empty one where there is none."""
    file = settings.mappings() / f"{name}.toml"
    if given:
        return parse_mapping(given.decode("utf-8"), Path())
    return read_mapping(file) if name and file.is_file() else Mapping()


def meanings(seen: Inspection, mapping: Mapping) -> list[str]:
    """What each column is taken for: what the mapping says, or where there is none what `inspect` is sure of; what neither knows
    may be an attribute that is remembered."""
    known, own = mapping.meanings, own_attributes.by_header()
    said = [
        known.get(column.called, known.get(column.header, NOT_READ)) if known else column.sure_meaning
        for column in seen.columns
    ]
    return [
        meaning or own.get(folded(column.header), NOT_READ) for meaning, column in zip(said, seen.columns, strict=True)
    ]


def with_sides(seen: Inspection, chosen: list[str], said: dict[str, dict[str, str]]) -> tuple[Inspection, list[str]]:
    """The columns and what is chosen for them, where a reader says of texts beside dimensions whose answers these columns hold."""
    columns, meant = [], []
    for column, meaning in zip(seen.columns, chosen, strict=True):
        side = said.get(column.beside)
        columns.append(replace(column, side=side) if side else column)
        meant.append(column.suggestion.meaning if side and column.suggestion and meaning == NOT_READ else meaning)
    return replace(seen, columns=columns), meant


def beside(seen: Inspection) -> dict[str, int]:
    """Each text beside dimensions that says nothing Ninefold knows = of how many columns."""
    return Counter(column.beside for column in seen.columns if column.beside)


def problem(seen: Inspection, chosen: list[str]) -> str:
    """Why the choice can't be kept, in a sentence; "" where it can."""
    dimensions = {dimension.dimension_id for dimension in seen.dimensions}
    titles = [column.title for column in seen.columns]
    sides = [tuple(column.side.items()) for column in seen.columns]
    own = {meaning: _("one attribute") for meaning in chosen if meaning.startswith(PREFIX) and meaning != PREFIX}
    for meaning, name in (columns() | own).items():
        of_meaning = [side for side, chose in zip(sides, chosen, strict=True) if chose == meaning]
        if len(set(of_meaning)) < len(of_meaning):
            several = [f"“{title}”" for title, chose in zip(titles, chosen, strict=True) if chose == meaning]
            return _("Only one column can be “{name}”; you chose {columns:and}.", name=name, columns=several)
    if ("dimension" in chosen) != ("level" in chosen):
        return _(
            "A file with one row a rating needs both: a column that names the dimension and one that holds the level."
        )
    if "dimension" not in chosen and not dimensions.intersection(chosen):
        return _("Choose at least one column for a dimension.")
    if "dimension" in chosen and dimensions.intersection(chosen):
        return _("Choose either a column that names the dimension, or columns for dimensions, not both.")
    return ""


def chosen_mapping(
    seen: Inspection, chosen: list[str], combine: str, constants: dict[str, str], before: Mapping
) -> Mapping:
    """The mapping that a reader chose; what `before` says of sheet and header row, of answers and of values stays."""
    columns, dimensions = {}, {}  # name = its columns
    for column, meaning in zip(seen.columns, chosen, strict=True):
        if meaning != NOT_READ:
            (columns if meaning in COLUMNS or meaning.startswith(PREFIX) else dimensions).setdefault(
                meaning, []
            ).append(column.called)
    sides = {column.called: Side(**column.side) for column in seen.columns if column.side}
    of_sides = {ours: tuple(headers) for ours, headers in columns.items() if sides.keys() & set(headers)}
    long = "dimension" in columns and before.is_long
    return replace(
        before,
        fingerprint=seen.fingerprint,
        framework=seen.framework_id,
        columns={ours: headers[0] for ours, headers in columns.items() if ours not in of_sides},
        columns_of_sides=of_sides,
        constants={ours: value for ours, value in constants.items() if ours not in columns},
        dimensions=before.dimensions if long else {one: tuple(headers) for one, headers in dimensions.items()},
        sides=sides,
        combine=combine,
    )


def name_for(file_name: str, fingerprint: str) -> str:
    """A name for the mapping of a file: its own without dates, numbers and versions, and that of no other mapping."""
    written = re.split(r"[\W_]+", file_name.rpartition(".")[0] or file_name)
    words = [word for word in written if word and not any(map(str.isdecimal, word))] or [UNNAMED]
    number = 1
    while _is_anothers("_".join(words).casefold(), fingerprint):
        number += 1
        words = [*(word for word in words if not word.isdecimal()), str(number)]
    return " ".join(words)


def _is_anothers(name: str, fingerprint: str) -> bool:
    try:
        return kept(name).fingerprint not in ("", fingerprint)
    except Unreadable:
        return True


def with_levels(mapping: Mapping, answers: dict[str, str]) -> Mapping:
    """The mapping with what answers mean: as written = a level's id or "not_rated"; AS_WRITTEN takes one out."""
    return replace(mapping, levels=_said(mapping.levels | answers))


def with_values(mapping: Mapping, values: dict[str, dict[str, str]], seen: Inspection) -> Mapping:
    """The mapping with spellings of roles and care settings; where there was none, one for these columns."""
    spelled = {column: {**mapping.values.get(column, {}), **of_column} for column, of_column in values.items()}
    framework = mapping.framework or seen.framework_id
    return replace(mapping, fingerprint=seen.fingerprint, framework=framework, values=mapping.values | spelled)


def with_words(mapping: Mapping, column: str, words: dict[str, str]) -> Mapping:
    """The mapping with what words of a column mean; AS_WRITTEN takes one out."""
    named = _said(mapping.values.get(column, {}) | words)
    others = {other: of_other for other, of_other in mapping.values.items() if other != column}
    return replace(mapping, values={**others, **({column: named} if named else {})})


def with_dimension_words(mapping: Mapping, words: dict[str, str]) -> Mapping:
    """The mapping with what words in the column of dimensions name; AS_WRITTEN takes one out."""
    dimensions: dict[str, tuple[str, ...]] = {}
    for written, dimension in _said(dimension_words(mapping) | words).items():
        dimensions[dimension] = (*dimensions.get(dimension, ()), written)
    return replace(mapping, dimensions=dimensions)


def _said(words: dict[str, str]) -> dict[str, str]:
    return {written: ours for written, ours in words.items() if ours != AS_WRITTEN}


def dimension_words(mapping: Mapping) -> dict[str, str]:
    """The words that a mapping has for dimensions = the dimension's id; none where its dimensions are headers."""
    named = mapping.dimensions.items() if mapping.is_long else ()
    return {word: ours for ours, words in named for word in words}


def levels(framework_id: str) -> dict[str, str]:
    """The framework's levels in their order, id = name, with the one that is none; only that of a framework from elsewhere."""
    known = read_framework(framework_id) if framework_id in ids() else None
    named = {level.level_id: known.called(level) for level in known.levels} if known else {}
    return named | {NOT_RATED: _("Not rated")}
