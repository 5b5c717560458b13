"""Finds which column of an export means what: by what a mapping calls it, else by its own name."""

from collections.abc import Callable

from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping
from domain.spelling import folded
from domain.words import by_id
from etl.read.staging.columns import OF_A_SIDE, Columns
from etl.read.staging.headers import Headers, plain
from etl.read.staging.missing_columns import refuse_missing_columns, refuse_missing_dimensions
from etl.read.staging.our_columns import ONE_VALUE, OUR_COLUMNS
from etl.read.staging.questions import questions_in
from etl.read.staging.sides.sided_columns import SidedColumns, levels_side_by_side
from etl.read.staging.sides.sides_asked import lacking
from etl.read.staging.sides.sides_told import refuse_unsaid, told
from etl.refusals import CallRefused, FileRefused


MAX_COLUMNS = 5_000


def known_names(framework: Framework, mapping: Mapping) -> frozenset[str]:
    """Every name, folded, by which a header row may be told from a title or an answer."""
    asked = [question for questions in mapping.dimensions.values() for question in questions]
    sided = [header for headers in mapping.columns_of_sides.values() for header in headers]
    names = (*OUR_COLUMNS, "dimension", "level", *mapping.columns.values(), *sided, *asked)
    return frozenset(map(folded, names)) | framework.dimension_spellings.keys()


def find_columns(
    header: list[str],
    framework: Framework,
    mapping: Mapping,
    constants: dict[str, str],
    second_names: list[str] | None = None,
    are_one: Callable[[list[int]], bool] = lambda places: False,
    holds_levels: Callable[[int], bool] = lambda place: False,
) -> Columns:
    """`second_names` are a survey tool's own ids of the columns, which a mapping may name too; `are_one` is Headers'.

    `holds_levels` says of a column's place whether levels stand in it.

    Raises FileRefused where a column is missing or stands twice, CallRefused where the mapping or --set is off.
    """
    refuse_too_many(header)
    constants = {**mapping.constants, **constants}
    _refuse_unknown_names(mapping, constants, framework)
    headers = Headers(header, second_names, are_one)

    places = _places(headers, (*OUR_COLUMNS, "dimension", "level"), mapping) | places_of_attributes(headers, mapping)
    has_words = names_words(headers, places, mapping)
    questions, unsure = ([], []) if has_words else questions_in(headers, framework, mapping, holds_levels)
    levels = [] if questions else levels_side_by_side(headers, places, mapping)
    is_long = not questions and "dimension" in places and ("level" in places or bool(levels))
    if not is_long:
        places.pop("dimension", None)
        places.pop("level", None)
        asked = [question.dimension_id for question in questions]
        refuse_missing_dimensions(headers, asked, places, framework, mapping)
    if taken := places.keys() & constants.keys():
        name = min(taken)
        raise CallRefused("also_constant", header=header[places[name]], column=by_id(name))
    refuse_unsaid(headers, questions, {*places, *constants}, bool(mapping.sides))
    whole = told(headers, levels or questions, unsure, places, constants, bool(mapping.sides))
    if questions and not mapping.dimensions:
        whole.findings += lacking(whole.sides, whole.questions, framework)
    constants = whole.constants
    columns = SidedColumns(headers, places, whole.questions, mapping, whole.findings)
    read, asked = columns.read(whole.sides)
    for side in read:
        refuse_missing_columns(headers, side, constants, mapping)

    first = read[::-1]  # the first side's columns stand last, and so hold
    places = {name: place for side in first for name, place in side.places.items()}
    of_sides = {name: OF_A_SIDE for side in whole.sides for name in side.said() if name in OUR_COLUMNS}
    is_read = {place for side in read for place in side.places.values()} | headers.read_with_another
    return Columns(
        shape="long" if is_long else "wide",
        places=places | of_sides,
        constants=constants,
        questions=[dimension for dimension, _ in asked],
        items=[item for _, item in asked],
        headers={name: text for side in first for name, text in side.headers.items()}
        | {name: name for name in of_sides},
        known_by={name: text for side in first for name, text in side.known_by.items()},
        dropped=[plain(text) for place, text in enumerate(header) if place not in is_read and text.strip()],
        sides=read if whole.sides else [],
        findings=whole.findings,
        attributes=tuple(attribute for attribute in mapping.attributes if attribute.column in places),
    )


def refuse_too_many(header: list[str]) -> None:
    if len(header) > MAX_COLUMNS:
        raise FileRefused("too_many_columns", columns=len(header), most=MAX_COLUMNS)


def columns_lacking(
    header: list[str],
    mapping: Mapping,
    second_names: list[str] | None = None,
    are_one: Callable[[list[int]], bool] = lambda places: False,
) -> list[str]:
    """Those of ONE_VALUE that no column of the export is for, whether or not a value is given for them."""
    if len(header) > MAX_COLUMNS:
        return []
    there = _places(Headers(header, second_names, are_one), ONE_VALUE, mapping)
    return [name for name in ONE_VALUE if name not in {*there, *mapping.columns_of_sides}]


def _places(headers: Headers, names: tuple[str, ...], mapping: Mapping) -> dict[str, int]:
    """Where columns of ours stand: under what the mapping calls them, else under their own names."""
    found = {
        name: headers.mapped(mapping.columns[name]) if name in mapping.columns else headers.named(name)
        for name in names
    }
    return {name: place for name, place in found.items() if place is not None}


def places_of_attributes(headers: Headers, mapping: Mapping) -> dict[str, int]:
    """Where the organisation's own attributes stand: where the mapping says, else under their names or a header of before."""
    found = {}
    for attribute in mapping.attributes:
        column = attribute.column
        if column in mapping.columns:
            found[column] = headers.mapped(mapping.columns[column])
        elif (place := headers.named(attribute.word, attribute.name, *attribute.headers)) is not None:
            found[column] = place
    return found


def names_words(headers: Headers, places: dict[str, int], mapping: Mapping) -> bool:
    """Whether the mapping's [dimensions] are words in the column of dimensions, and no headers."""
    if mapping.is_long or not mapping.dimensions:
        return mapping.is_long
    asked = [question for questions in mapping.dimensions.values() for question in questions]
    return {"dimension", "level"} <= places.keys() and not any(map(headers.has, asked))


def _refuse_unknown_names(mapping: Mapping, constants: dict[str, str], framework: Framework) -> None:
    own = [attribute.column for attribute in mapping.attributes]
    for name in (*mapping.columns, *mapping.columns_of_sides, *constants):
        if name not in (*OUR_COLUMNS, "dimension", "level") and not (name in own and name in mapping.columns):
            raise CallRefused("no_column_of_ours", column=name, columns=OUR_COLUMNS)
    dimension_ids = [dimension.dimension_id for dimension in framework.dimensions]
    for name in mapping.dimensions:
        if name not in dimension_ids:
            raise CallRefused(
                "unknown_dimension", dimension=name, framework=framework.in_languages(), dimensions=dimension_ids
            )
