"""What each column of an unknown export may mean: suggested from its header and its values, never taken unasked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import duckdb

from etl.frameworks import Framework
from etl.harmless import CLOSED_LISTS, harmless_values
from etl.mapping import Mapping
from etl.meanings import MEANING
from etl.read.table import Table
from etl.values import WITH_REFERENCE
from etl.vocabulary import folded, tidied, vocabulary


SURE = 100
QUESTION = re.compile(
    r"(?:what|which) (?:is|are) (?:your|the) (?P<what>[^?]+?)\s*\??|(?:which|your) (?P<which>[^?]+?)\s*\??"
)
LIKELY = 70  # of 100: from here a meaning is suggested; below it the column is left out until somebody says
UNDERSTOOD = 0.8  # of the distinct values: from here the values speak for a meaning
CLOSED = ("rater_group", "band", "measure", "n_raters")
IDS = ("subject_id", "rater_id")


@dataclass(frozen=True)
class Suggestion:
    """`meaning` is a column of ours or a dimension's id; `score` is of 100, and `because` says what it rests on."""

    meaning: str
    score: int
    because: str


@dataclass(frozen=True)
class ColumnSeen:
    """One column of the export; `values` are its values, most frequent first, and none where they may be personal."""

    header: str
    distinct: int
    values: list[str]
    suggestion: Suggestion | None


def look_at(
    con: duckdb.DuckDBPyConnection, table: Table, framework: Framework, mapping: Mapping | None = None
) -> list[ColumnSeen]:
    """One entry per column of the export, in its order; a meaning that only one column can have goes to the likeliest."""
    table.stage(con, {f"column_{place}": place for place in range(len(table.header))})
    known = meanings_by_header(mapping) if mapping else {}
    settled = []
    for column in _settled(_seen(con, table, framework), framework):
        meaning = known.get(folded(column.header)) or (column.suggestion.meaning if column.suggestion else "")
        settled.append(replace(column, values=[]) if meaning in IDS else column)
    return settled


def meanings_by_header(mapping: Mapping) -> dict[str, str]:
    """From each header that a mapping names, folded, to the column of ours or the dimension that it is."""
    known = {folded(header): ours for ours, header in mapping.columns.items()}
    if "dimension" not in mapping.columns:  # there they are words in one column
        for dimension, questions in mapping.dimensions.items():
            known |= dict.fromkeys(map(folded, questions), dimension)
    return known


def _seen(con: duckdb.DuckDBPyConnection, table: Table, framework: Framework) -> Iterator[ColumnSeen]:
    for place, text in enumerate(table.header):
        header = tidied(str(text))
        distinct, values = harmless_values(con, f"column_{place}", header, framework)
        yield ColumnSeen(header, distinct, values, _suggestion(header, values, framework))


def _settled(seen: Iterable[ColumnSeen], framework: Framework) -> list[ColumnSeen]:
    columns = list(seen)
    dimension_ids = {dimension.dimension_id for dimension in framework.dimensions}
    best: dict[str, int] = {}
    for column in columns:
        if column.suggestion:
            best[column.suggestion.meaning] = max(best.get(column.suggestion.meaning, 0), column.suggestion.score)
    taken, settled = set(), []
    for column in columns:
        suggestion = column.suggestion
        if suggestion and suggestion.meaning not in dimension_ids:
            if suggestion.score < best[suggestion.meaning] or suggestion.meaning in taken:
                suggestion = None
            else:
                taken.add(suggestion.meaning)
        settled.append(replace(column, suggestion=suggestion))
    return settled


def _suggestion(header: str, values: list[str], framework: Framework) -> Suggestion | None:
    found = max([*_by_header(header, framework), *_by_values(values)], key=lambda found: found.score, default=None)
    if found is None or found.score < LIKELY:
        return None
    if found.meaning in CLOSED and not any(MEANING[found.meaning](value) for value in values):
        return None  # its name is like that of a closed list, and none of its values is in the list
    holds_levels = [framework.level_of(value) is not None for value in values]
    if (
        found.score < SURE
        and found.meaning in framework.dimension_spellings.values()
        and values
        and sum(holds_levels) < UNDERSTOOD * len(values)
    ):
        return None  # a question about a dimension whose answers are no levels, such as a comment on it
    return found


def _by_header(header: str, framework: Framework) -> Iterator[Suggestion]:
    from rapidfuzz import fuzz  # a load needs it only where a role or care setting is new

    text = folded(header)
    if not text:
        return
    question = QUESTION.fullmatch(text)
    asked = (question["what"] or question["which"]) if question else ""
    spellings = dict(framework.dimension_spellings)
    spellings |= vocabulary("column").meanings
    for spelling, meaning in spellings.items():
        if spelling == text:
            yield Suggestion(meaning, SURE, "its header is that name")
        elif len(spelling) > 8 and spelling in text:
            yield Suggestion(meaning, 95, f"its header contains “{spelling}”")
        elif spelling == asked:
            yield Suggestion(meaning, 97, f"it asks for “{spelling}”")
        else:
            score = round(fuzz.ratio(spelling, text))
            if score >= LIKELY:
                yield Suggestion(meaning, score, f"its header is like “{spelling}”")


def _by_values(values: list[str]) -> Iterator[Suggestion]:
    for column in CLOSED_LISTS:
        known = sum(vocabulary(column).meaning(value) is not None for value in values)
        if len(values) > 1 and known >= UNDERSTOOD * len(values):
            yield Suggestion(column, round(90 * known / len(values)), f"{known} of its {len(values)} values are known")


def nearest_known(new_values: dict[str, list[str]], mapping: Mapping) -> dict[str, dict[str, str]]:
    """For each new role and care setting, the one in the reference that is most like it; not for those taken as new."""
    from rapidfuzz import fuzz

    return {
        column: {
            value: max(vocabulary(column).names, key=lambda name: fuzz.WRatio(folded(name), folded(value)))
            for value in values
            if value not in mapping.values.get(column, {}).values()
        }
        for column, values in new_values.items()
        if column in WITH_REFERENCE
    }
