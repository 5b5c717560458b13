"""What an export lacks: a dimension or a group that has to be there, said with the header that may have been meant."""

import re
from collections.abc import Container

from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.message import said
from domain.words import term
from etl.read.staging.headers import Headers
from etl.read.staging.our_columns import REQUIRED
from etl.read.staging.sides.unpivot import ReadSide
from etl.refusals import FileRefused


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
        raise FileRefused("pivot")
    if not questions and not places:
        raise FileRefused("no_column_known", columns=["subject_id", *REQUIRED])
    if not questions:
        raise FileRefused("no_dimension_known", framework=framework.in_languages())
    if missing:
        names = list(map(framework.in_languages, missing))
        raise FileRefused("dimensions_missing", dimensions=names, near=headers.hint(missing[0].name))


def refuse_missing_columns(headers: Headers, side: ReadSide, constants: Container[str], mapping: Mapping) -> None:
    required = ("wave",) if mapping.toml_text else REQUIRED
    of_side = side.side.said()
    missing = [name for name in required if name not in side.places and name not in of_side and name not in constants]
    if missing:
        raise FileRefused(
            "columns_missing",
            columns=list(map(term, missing)),
            of=said("for_side", side=side.side.message) if side.side else None,
            near=headers.hint(missing[0]),
            first=missing[0],
            example="2026 spring" if missing[0] == "wave" else "…",
        )
