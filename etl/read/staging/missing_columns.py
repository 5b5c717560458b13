"""What an export lacks: a dimension or a group that has to be there, said with the header that may have been meant."""

import re
from collections.abc import Container

from etl.frameworks import Framework
from etl.mapping import Mapping
from etl.read.staging.headers import Headers
from etl.read.staging.unpivot import ReadSide
from etl.refusals import FileRefused


REQUIRED = ("team", "role", "care_setting", "wave")  # of an export that no mapping explains
OF_A_PIVOT = {"row labels", "column labels"}  # as Excel heads the tables that it sums up
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?%?")


def refuse_missing_dimensions(
    headers: Headers, questions: list[str], places: dict[str, int], framework: Framework, mapping: Mapping
) -> None:
    missing = [dimension for dimension in framework.dimensions if dimension.dimension_id not in questions]
    numbers = sum(NUMBER.fullmatch(text) is not None for text in headers.texts)
    is_summary = numbers * 2 > sum(map(bool, headers.texts)) or not OF_A_PIVOT.isdisjoint(headers.folded)
    if mapping.dimensions and questions:
        return  # who writes a mapping decides which dimensions were asked
    if missing and is_summary:
        raise FileRefused(
            "The table looks like a summary or a pivot: its column names are numbers or labels. Load the answers themselves, one "
            "row an assessment or one row a rating."
        )
    if not questions and not places:
        raise FileRefused(
            "None of the column names is one that Ninefold reads unasked (subject_id, team, role, care_setting, wave, and one for "
            "each dimension): say with a mapping file which column is which. If the names stand in another row, say which with "
            "--header-row."
        )
    if not questions:
        raise FileRefused(
            f"No column is known yet to be about a dimension of {framework.name}: say with a mapping file which question is about "
            "which dimension, or name the columns as the framework names its dimensions."
        )
    if missing:
        names = ", ".join(f"“{dimension.name}”" for dimension in missing)
        column = "The column for the dimension" if len(missing) == 1 else "The columns for the dimensions"
        raise FileRefused(
            f"{column} {names} {'is' if len(missing) == 1 else 'are'} missing.{headers.hint(missing[0].name)}"
        )


def refuse_missing_columns(headers: Headers, side: ReadSide, constants: Container[str], mapping: Mapping) -> None:
    required = ("wave",) if mapping.toml_text else REQUIRED
    said = side.side.said()
    missing = [name for name in required if name not in side.places and name not in said and name not in constants]
    if missing:
        names = [name.replace("_", " ") for name in missing]
        listed = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
        it, is_it = ("them", "which columns they are") if len(names) > 1 else ("it", "which column it is")
        example = "2026 spring" if missing[0] == "wave" else "…"
        raise FileRefused(
            f"The file has no column {listed}{f' for {side.side.in_words()}' if side.side else ''}.{headers.hint(missing[0])} "
            f"Add {it}, say with a mapping file {is_it}, or give one value for "
            f'every row: --set {missing[0]}="{example}".'
        )
