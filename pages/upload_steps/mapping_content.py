"""What a mapping holds, put together from what a reader chose for each column of an export; nothing here is drawn."""

import re
import tomllib
from collections import Counter
from dataclasses import replace

import settings
from domain.columns import NAMED_COLUMNS
from domain.declared.framework_file import read_framework, shipped
from domain.door.look import Inspection


NOT_READ = ""
COLUMNS = {  # a column of ours = how it is asked for
    "subject_id": "Code of the person assessed",
    **{column.name: column.label for column in NAMED_COLUMNS},
    "wave": "Wave",
    "wave_date": "Date of the wave",
    "rater_group": "Rater group",
    "rater_id": "Code of the rater",
    "n_raters": "Number of raters",
    "measure": "Measure: performance or importance",
    "dimension": "Name of the dimension (one row a rating)",
    "level": "Level (one row a rating)",
}
AS_WRITTEN = ""  # an answer that needs no translation
NOT_RATED = "not_rated"
UNNAMED = "survey"  # what a file is called whose name is numbers alone


def kept(name: str | None, given: bytes = b"") -> dict:
    """The parts of the mapping that a file was read with: one that was given, or one kept under a name."""
    if not given and name:
        file = settings.mappings() / f"{name}.toml"
        given = file.read_bytes() if file.is_file() else b""
    return tomllib.loads(given.decode("utf-8")) if given else {}


def meanings(seen: Inspection, mapping: dict) -> list[str]:
    """What each column is taken for: what the mapping says, or where there is none what `inspect` is sure of."""
    parts = (mapping.get("columns", {}), {} if is_long(mapping) else mapping.get("dimensions", {}))
    known = {header: ours for part in parts for ours, said in part.items() for header in headers(said)}
    if known:
        return [known.get(column.called, known.get(column.header, NOT_READ)) for column in seen.columns]
    return [column.sure_meaning or NOT_READ for column in seen.columns]


def headers(said: str | dict | list) -> list[str]:
    """The headers that a mapping gives one name: one, a table that says whose answers it holds too, or a list of these."""
    entries = said if isinstance(said, list) else [said]
    return [entry["header"] if isinstance(entry, dict) else entry for entry in entries]


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


def is_long(mapping: dict) -> bool:
    """There [dimensions] are words in one column, and no headers."""
    return "dimension" in mapping.get("columns", {})


def problem(seen: Inspection, chosen: list[str]) -> str:
    """Why the choice can't be kept, in a sentence; "" where it can."""
    dimensions = {dimension.dimension_id for dimension in seen.dimensions}
    titles = [column.title for column in seen.columns]
    sides = [tuple(column.side.items()) for column in seen.columns]
    for meaning in COLUMNS:
        of_meaning = [side for side, chose in zip(sides, chosen, strict=True) if chose == meaning]
        if len(set(of_meaning)) < len(of_meaning):
            several = [f"“{title}”" for title, chose in zip(titles, chosen, strict=True) if chose == meaning]
            return f"Only one column can be “{COLUMNS[meaning]}”; you chose {' and '.join(several)}."
    if ("dimension" in chosen) != ("level" in chosen):
        return (
            "A file with one row a rating needs both: a column that names the dimension and one that holds the level."
        )
    if "dimension" not in chosen and not dimensions.intersection(chosen):
        return "Choose at least one column for a dimension."
    if "dimension" in chosen and dimensions.intersection(chosen):
        return "Choose either a column that names the dimension, or columns for dimensions, not both."
    return ""


def content(seen: Inspection, chosen: list[str], combine: str, constants: dict[str, str], before: dict) -> dict:
    """The mapping as `remember` takes it; what `before` says of sheet and header row, of answers and of values stays."""
    columns, dimensions = {}, {}  # name = its columns
    for column, meaning in zip(seen.columns, chosen, strict=True):
        entry = {"header": column.called, **column.side} if column.side else column.called
        if meaning != NOT_READ:
            (columns if meaning in COLUMNS else dimensions).setdefault(meaning, []).append(entry)
    if "dimension" in columns and is_long(before):
        dimensions = before.get("dimensions", {})
    return {
        "fingerprint": seen.fingerprint,
        "framework": seen.framework_id,
        "header_row": before.get("header_row"),
        "sheet": before.get("sheet"),
        "columns": {ours: entries[0] if isinstance(entries[0], str) else entries for ours, entries in columns.items()},
        "constants": {ours: value for ours, value in constants.items() if ours not in columns},
        "dimensions": dimensions,
        "combine": combine,
        "levels": before.get("levels", {}),
        "values": before.get("values", {}),
    }


def name_for(file_name: str, fingerprint: str) -> str:
    """A name for the mapping of a file: its own without dates, numbers and versions, and that of no other mapping."""
    written = re.split(r"[\W_]+", file_name.rpartition(".")[0] or file_name)
    words = [word for word in written if word and not any(map(str.isdecimal, word))] or [UNNAMED]
    number = 1
    while kept("_".join(words).casefold()).get("fingerprint", fingerprint) != fingerprint:
        number += 1
        words = [*(word for word in words if not word.isdecimal()), str(number)]
    return " ".join(words)


def unknown_answers(seen: Inspection, mapping: dict) -> list[str]:
    """The answers that nobody has said the meaning of."""
    return [answer for answer, ours in seen.answers.items() if ours is None and answer not in mapping.get("levels", {})]


def with_levels(mapping: dict, answers: dict[str, str]) -> dict:
    """The mapping with what answers mean: as written = a level's id or "not_rated"; AS_WRITTEN takes one out."""
    levels = {**mapping.get("levels", {}), **answers}
    return {**mapping, "levels": {written: level for written, level in levels.items() if level != AS_WRITTEN}}


def with_values(mapping: dict, values: dict[str, dict[str, str]], seen: Inspection) -> dict:
    """The mapping with spellings of roles and care settings; where there was none, one for these columns."""
    merged = mapping.get("values", {})
    merged = merged | {column: {**merged.get(column, {}), **spelled} for column, spelled in values.items()}
    new = {"fingerprint": seen.fingerprint, "framework": seen.framework_id}
    return {**new, **mapping, "fingerprint": seen.fingerprint, "values": merged}


def with_words(mapping: dict, column: str, words: dict[str, str]) -> dict:
    """The mapping with what words of a column mean; AS_WRITTEN takes one out."""
    named = {**mapping.get("values", {}).get(column, {}), **words}
    kept = {written: ours for written, ours in named.items() if ours != AS_WRITTEN}
    others = {other: of_other for other, of_other in mapping.get("values", {}).items() if other != column}
    return {**mapping, "values": {**others, **({column: kept} if kept else {})}}


def with_dimension_words(mapping: dict, words: dict[str, str]) -> dict:
    """The mapping with what words in the column of dimensions name; NOT_READ takes one out."""
    named = {written: dimension for written, dimension in {**dimension_words(mapping), **words}.items() if dimension}
    dimensions: dict[str, list[str]] = {}
    for written, dimension in named.items():
        dimensions.setdefault(dimension, []).append(written)
    return {**mapping, "dimensions": dimensions}


def dimension_words(mapping: dict) -> dict[str, str]:
    """The words that a mapping has for dimensions = the dimension's id; none where its dimensions are headers."""
    named = mapping.get("dimensions", {}).items() if is_long(mapping) else ()
    return {word: ours for ours, words in named for word in ([words] if isinstance(words, str) else words)}


def levels(framework_id: str) -> dict[str, str]:
    """The framework's levels in their order, id = name, with the one that is none; only that of a framework from elsewhere."""
    known = read_framework(framework_id).levels if framework_id in shipped() else ()
    return {level.level_id: level.name for level in known} | {NOT_RATED: "Not rated"}
