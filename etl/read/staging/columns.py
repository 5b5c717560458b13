"""Which column of an export means what: the shape, and for each of our names the place in the header."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from etl.frameworks import Framework
from etl.mapping import Mapping
from etl.read.staging.headers import Headers, plain
from etl.read.staging.questions import questions_in, refuse_unsaid_tags
from etl.refusals import CallRefused, FileRefused
from etl.vocabulary import folded


GROUPS = ("organisation", "division", "team", "role", "care_setting", "band")
OUR_COLUMNS = ("subject_id", *GROUPS, "wave", "wave_date", "rater_group", "rater_id", "n_raters", "measure")
ONE_VALUE = ("wave", "organisation", "division", "team", "role", "care_setting", "rater_group")  # for every row
REQUIRED = ("team", "role", "care_setting", "wave")  # of an export that no mapping explains
MAX_COLUMNS = 5_000
OF_A_PIVOT = {"row labels", "column labels"}  # as Excel heads the tables that it sums up
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?%?")


@dataclass(frozen=True)
class Columns:
    """`places` is our name to place in the header; a question's name is `q1`, `q2`, … in order of `questions`."""

    shape: str  # wide: one row an assessment; long: one row a rating
    places: dict[str, int]
    constants: dict[str, str]  # ours = the value of every row
    questions: list[str]  # the dimension id of q1, q2, …; empty in the long shape
    headers: dict[str, str]  # our name to the header as the export has it
    known_by: dict[str, str]  # our name to what the mapping calls the column, or to its header
    dropped: list[str]  # headers of columns that are not read

    @property
    def places_of_questions(self) -> set[int]:
        return {place for name, place in self.places.items() if name not in (*OUR_COLUMNS, "dimension", "level")}

    def has(self, name: str) -> bool:
        return name in self.places or name in self.constants


def known_names(framework: Framework, mapping: Mapping) -> frozenset[str]:
    """Every name, folded, by which a header row may be told from a title or an answer."""
    asked = [question for questions in mapping.dimensions.values() for question in questions]
    names = (*OUR_COLUMNS, "dimension", "level", *mapping.columns.values(), *asked)
    return frozenset(map(folded, names)) | framework.dimension_spellings.keys()


def find_columns(
    header: list[str],
    framework: Framework,
    mapping: Mapping,
    constants: dict[str, str],
    second_names: list[str] | None = None,
    are_one: Callable[[list[int]], bool] = lambda places: False,
) -> Columns:
    """`second_names` are a survey tool's own ids of the columns, which a mapping may name too; `are_one` is Headers'.

    Raises FileRefused where a column is missing or stands twice, CallRefused where the mapping or --set is off.
    """
    if len(header) > MAX_COLUMNS:
        raise FileRefused(
            f"The file has {len(header):,} columns; the most is {MAX_COLUMNS:,}. Export the questions alone."
        )
    constants = {**mapping.constants, **constants}
    _refuse_unknown_names(mapping, constants, framework)
    headers = Headers(header, second_names, are_one)

    places = _places(headers, (*OUR_COLUMNS, "dimension", "level"), mapping)
    has_words = names_words(headers, places, mapping)
    questions, asked = ([], []) if has_words else questions_in(headers, framework, mapping)
    is_long = not questions and "dimension" in places and "level" in places
    if is_long:
        shape = "long"
    else:
        shape = "wide"
        places.pop("dimension", None)
        places.pop("level", None)
        _refuse_missing_dimensions(headers, questions, places, framework, mapping)
    if taken := places.keys() & constants.keys():
        name = min(taken)
        raise CallRefused(
            f"The export has a column “{header[places[name]]}” for {name}; leave {name} out of --set and [constants]."
        )
    refuse_unsaid_tags(headers, questions, asked, framework, {*places, *constants})
    _refuse_missing_columns(headers, {*places, *constants}, mapping)

    places |= {f"q{number}": place for number, (place, _) in enumerate(asked, start=1)}
    texts = {name: plain(header[place]) for name, place in places.items()}
    written = mapping.columns | {f"q{number}": text for number, (_, text) in enumerate(asked, start=1) if text}
    read = {*places.values(), *headers.read_with_another}
    return Columns(
        shape=shape,
        places=places,
        constants=constants,
        questions=questions,
        headers=texts,
        known_by={name: written.get(name, text) for name, text in texts.items()},
        dropped=[plain(text) for place, text in enumerate(header) if place not in read and text.strip()],
    )


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
    return [name for name in ONE_VALUE if name not in there]


def _places(headers: Headers, names: tuple[str, ...], mapping: Mapping) -> dict[str, int]:
    """Where columns of ours stand: under what the mapping calls them, else under their own names."""
    found = {
        name: headers.mapped(mapping.columns[name]) if name in mapping.columns else headers.named(name)
        for name in names
    }
    return {name: place for name, place in found.items() if place is not None}


def names_words(headers: Headers, places: dict[str, int], mapping: Mapping) -> bool:
    """Whether the mapping's [dimensions] are words in the column of dimensions, and no headers."""
    if "dimension" in mapping.columns or not mapping.dimensions:
        return "dimension" in mapping.columns
    asked = [question for questions in mapping.dimensions.values() for question in questions]
    return {"dimension", "level"} <= places.keys() and not any(map(headers.has, asked))


def _refuse_unknown_names(mapping: Mapping, constants: dict[str, str], framework: Framework) -> None:
    for name in (*mapping.columns, *constants):
        if name not in (*OUR_COLUMNS, "dimension", "level"):
            raise CallRefused(f"“{name}” is no column of ours. The columns are: {', '.join(OUR_COLUMNS)}.")
    dimension_ids = [dimension.dimension_id for dimension in framework.dimensions]
    for name in mapping.dimensions:
        if name not in dimension_ids:
            raise CallRefused(
                f"The mapping's dimension “{name}” is not in {framework.name}: {', '.join(dimension_ids)}."
            )


def _refuse_missing_dimensions(
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


def _refuse_missing_columns(headers: Headers, present: set[str], mapping: Mapping) -> None:
    required = ("wave",) if mapping.toml_text else REQUIRED
    missing = [name for name in required if name not in present]
    if missing:
        names = [name.replace("_", " ") for name in missing]
        listed = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
        it, is_it = ("them", "which columns they are") if len(names) > 1 else ("it", "which column it is")
        example = "2026 spring" if missing[0] == "wave" else "…"
        raise FileRefused(
            f"The file has no column {listed}.{headers.hint(missing[0])} Add {it}, say with a mapping file {is_it}, or give one value for "
            f'every row: --set {missing[0]}="{example}".'
        )
