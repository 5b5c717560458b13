"""What a text of an export means in our words; pure look-ups, one column at a time."""

import re
from collections.abc import Callable

import settings
from domain.columns import AS_EXPORTED, CLOSED, OPEN
from domain.dates import is_month_first, is_order_open, read_date
from domain.declared.frameworks import NOT_RATED, Framework
from domain.declared.mapping_file import Mapping
from domain.declared.references import MEASURES, vocabulary
from domain.door.load import Finding
from domain.message import said
from domain.spelling import folded, tidied
from etl.read.staging.columns import Columns


WHOLE_NUMBER = re.compile(r"\d{1,4}(?:\.0)?")

MEANING: dict[str, Callable[[str], str | None]] = {
    **dict.fromkeys((*AS_EXPORTED, "wave"), lambda text: text),
    **{name: lambda text, name=name: vocabulary(name).meaning(text) or text for name in OPEN},
    **{name: lambda text, name=name: vocabulary(name).meaning(text) for name in CLOSED},
    "rater_group": lambda text: vocabulary("rater_group").meaning(text),
    "measure": lambda text: MEASURES.get(folded(text)),
    "n_raters": lambda text: text if WHOLE_NUMBER.fullmatch(text) else None,
}


def meanings(
    name: str, texts: list[str | None], columns: Columns, mapping: Mapping, missing: frozenset[str] = frozenset()
) -> list[str | None]:
    """What each text of a column means, None for one that can't be taken; a null or blank text is an empty cell.

    So is one of the words `missing`, folded, unless the mapping gives it a meaning.
    """
    written = {tidied(as_written): ours for as_written, ours in mapping.values.get(name, {}).items()}
    alike = {
        _without_case(as_written): ours for as_written, ours in written.items()
    }  # one name, as spellings.py has it
    tidy = [tidied(text or "") for text in texts]
    said = [written.get(text, alike.get(_without_case(text))) for text in tidy]
    ours = [
        ("" if folded(text) in missing else text) if meant is None else meant
        for text, meant in zip(tidy, said, strict=True)
    ]
    own = {attribute.column: attribute.meaning for attribute in columns.attributes}
    meaning_of = _date_meaning(tidy) if name == "wave_date" else (MEANING | own)[name]
    return [meaning_of(text) if text else _blank(name, columns) for text in ours]


def _without_case(text: str) -> str:
    return text.casefold().rstrip(". ")


def _blank(name: str, columns: Columns) -> str | None:
    """What an empty cell, or a column that is not there, stands for."""
    if name == "rater_group":
        return None if columns.has(name) else "self"
    return {"measure": "performance", "n_raters": "1", "wave": None, "wave_date": None}.get(name, settings.NOT_STATED)


def _date_meaning(texts: list[str]) -> Callable[[str], str | None]:
    month_first = is_month_first(texts)

    def meaning(text: str) -> str | None:
        day = read_date(text, month_first)
        return day.isoformat() if day else None

    return meaning


def date_findings(texts: list[str | None]) -> list[Finding]:
    """What must be asked about the dates of a column, where day and month can't be told apart."""
    if not is_order_open([tidied(text) for text in texts if text]):
        return []
    return [Finding("day_first", "wave_date", said("day_first"), needs_confirmation=True)]


def dimension_places(texts: list[str], framework: Framework, mapping: Mapping) -> list[int | None]:
    """The place in the framework of the dimension that each text names, itself or one of its items; None: neither."""
    places = {dimension.dimension_id: place for place, dimension in enumerate(framework.dimensions)}
    asked = {
        folded(question): dimension for dimension, questions in mapping.dimensions.items() for question in questions
    }
    spelt = framework.dimension_spellings | asked
    return [places.get(spelt.get(folded(text))) for text in texts]


def question_numbers(texts: list[str], framework: Framework, mapping: Mapping) -> list[int]:
    """Which of its dimension's questions each text is: 0 for the dimension itself, and whoever is asked two others, an item
    or a text that the mapping names, answers twice."""
    mapped = {folded(question): question for questions in mapping.dimensions.values() for question in questions}
    several = framework.item_spellings | mapped
    numbers = {question: number for number, question in enumerate(dict.fromkeys(several.values()), start=1)}
    return [numbers.get(several.get(folded(text)), 0) for text in texts]


def items_asked(texts: list[str], framework: Framework, mapping: Mapping) -> list[str | None]:
    """The item that each text asks for, of the dimension that it counts for; None where it asks for none."""
    places = dimension_places(texts, framework, mapping)
    ids = framework.dimension_ids
    return [
        (framework.item_called(text, ids[place]) or None) if place is not None else None
        for text, place in zip(texts, places, strict=True)
    ]


def level_codes(texts: list[str], framework: Framework, mapping: Mapping) -> list[int | None]:
    """The level that each answer names (1 = lowest), NOT_RATED for one without, None for an answer that is neither."""
    level_ids = {level.level_id: level.level for level in framework.levels} | {"not_rated": NOT_RATED}
    written = {tidied(as_written): level_ids.get(level_id) for as_written, level_id in mapping.levels.items()}
    tidy = map(tidied, texts)
    return [(written[text] if text in written else framework.level_of(text)) if text else NOT_RATED for text in tidy]
