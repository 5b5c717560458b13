"""The columns of a wide export that hold levels, and what their headers say besides the dimension."""

from etl.frameworks import Dimension, Framework
from etl.mapping import Mapping
from etl.read.staging.headers import OWN_TAG_STAGE, Headers
from etl.read.staging.side_by_side import any_of, is_tagged, refuse_side_by_side, refuse_unsaid


def questions_in(headers: Headers, framework: Framework, mapping: Mapping) -> tuple[list[str], list[tuple[int, str]]]:
    """The columns that hold levels, in the framework's order: dimension ids; places, and what the mapping calls them."""
    questions: list[str] = []
    asked: list[tuple[int, str]] = []
    for dimension in framework.dimensions:
        if written := mapping.dimensions.get(dimension.dimension_id):
            found = [(headers.mapped(question, is_question=True), question) for question in written]
            refuse_side_by_side(dimension.name, [headers.texts[place] for place, _ in found])
        else:
            place = _place_of_question(headers, dimension)
            found = [] if place is None else [(place, "")]
        questions += [dimension.dimension_id] * len(found)
        asked += found
    return questions, asked


def _place_of_question(headers: Headers, dimension: Dimension) -> int | None:
    """Where a dimension is asked about, also with a rater group, measure or wave beside its name; never one such of several."""
    stage, places = headers.all_asked(*dimension.spellings)
    if stage > OWN_TAG_STAGE:
        name = any_of(dimension.spellings)
        places = [place for place, text in enumerate(headers.texts) if place in places or is_tagged(text, name)]
    refuse_side_by_side(dimension.name, [headers.texts[place] for place in places])
    return headers.one(places, is_question=True)


def refuse_unsaid_tags(
    headers: Headers, questions: list[str], asked: list[tuple[int, str]], framework: Framework, said: set[str]
) -> None:
    """Raises FileRefused where they are named after a rater group or measure, and `said`, columns of ours, has none for it."""
    names = {dimension.dimension_id: any_of(dimension.spellings) for dimension in framework.dimensions}
    refuse_unsaid(
        [headers.texts[place] for place, _ in asked],
        [None if written else names[dimension] for dimension, (_, written) in zip(questions, asked, strict=True)],
        said,
    )
