"""What one column of an unknown export may mean: suggested from its values and its header, never taken unasked."""

import re
from collections.abc import Iterator
from dataclasses import replace

from domain.columns import AS_EXPORTED, CLOSED, OPEN
from domain.declared.frameworks import NOT_RATED, Framework
from domain.declared.references import vocabulary
from domain.door.look import ColumnSeen, Suggestion
from domain.message import said
from domain.spelling import folded
from etl.checks.personal import sounds_personal
from etl.look.asked_for import ASKED_OF, MENTIONED, SHORTEST_MENTIONED, names_in
from etl.look.values_shown import CLOSED_LISTS
from etl.meaning.answers import MEANING
from etl.read.staging.headers import LOOSE_STAGES, STRICT_STAGES, bare, stages


SURE = 100
PERSONAL = 99  # the name itself, of a column about persons: one of pseudonyms is taken before it
MOST_LIKE = 94  # of a header that is only like a name
STATEMENT = re.compile(r"(?:i|we|they|my line manager|this person) .+")  # is agreed with, and names no group
OF_IMPORTANCE = re.compile(r"\bimportan(?:t|ce)\b")  # asks for another measure than the level
LIKELY = 70  # of 100: from here a meaning is suggested; below it the column is left out until somebody says
UNDERSTOOD = 0.8  # of the distinct values: from here the values speak for a meaning
YES_OR_NO = {"yes", "no", "y", "n", "true", "false"}
OF_LISTS = ("rater_group", *CLOSED, "measure", "n_raters")
NAMED = (*AS_EXPORTED, *OPEN)


def are_answers(values: list[str], framework: Framework, alike: frozenset[str] = frozenset()) -> bool:
    """Whether the values are levels or among those `alike`; “not stated” is an answer only beside others."""
    levels = [framework.level_of(value) for value in values]
    rated = sum(
        bool(level) or (level is None and folded(value) in alike) for value, level in zip(values, levels, strict=True)
    )
    return rated > 0 and rated + levels.count(NOT_RATED) >= UNDERSTOOD * len(values)


def rank(found: Suggestion) -> tuple[bool, int]:
    return found.is_sure, found.score


def suggestion(column: ColumnSeen, framework: Framework) -> Suggestion | None:
    found, left = _by_header(column.header, framework)
    spoken_of = {one.meaning for one in found if one.score in (0, ASKED_OF) and not one.is_sure}
    by_values = [replace(one, is_sure=one.is_sure and one.meaning not in spoken_of) for one in _by_values(column)]
    fitting = [one for one in (*found, *by_values) if _fits(one, column, framework)]
    if not any(one.is_sure for one in fitting):  # what is only like a name is never sure
        fitting = [
            one for one in (*found, *_by_likeness(column.header, left), *by_values) if _fits(one, column, framework)
        ]
    best = max(fitting, key=rank, default=None)
    if best is None:
        return None
    rivals = {one.meaning for one in fitting if rank(one) == rank(best)}
    return replace(best, is_sure=False) if len(rivals) > 1 else best


def _fits(found: Suggestion, column: ColumnSeen, framework: Framework) -> bool:
    """Whether it is likely, and the column's values can mean it: those of a question are answers, those of a group are not."""
    if found.score < LIKELY:
        return False
    values, is_named = column.values, found.score >= PERSONAL
    if found.meaning in OF_LISTS:
        return any(MEANING[found.meaning](value) for value in values) and (is_named or not column.is_question)
    if found.meaning in framework.dimension_spellings.values():
        return is_named or column.is_question  # a comment on the dimension is none
    if found.meaning == "dimension":
        return is_named or any(folded(value) in framework.dimension_spellings for value in values)
    if found.meaning == "level":
        return is_named or column.is_question
    if is_named:
        return not are_answers(values, framework)
    is_statement = STATEMENT.fullmatch(folded(column.header)) or set(map(folded, values)) & YES_OR_NO
    return not column.is_question and not (found.meaning in NAMED and is_statement)


def _by_header(header: str, framework: Framework) -> tuple[list[Suggestion], dict[str, str]]:
    """What the header asks for, with a score of 0 where it speaks of a name and asks for something else; and the names left."""
    text = bare(folded(header))
    if not text:
        return [], {}
    suggested: list[Suggestion] = []
    left: dict[str, str] = {}
    exact = PERSONAL if sounds_personal(header) else SURE
    columns = vocabulary("column").meanings
    staged = stages(header)
    names = {text, *(bare(name) for names in staged[:STRICT_STAGES] for name in names)}
    of_rows = names.union(*(names for stage, names in enumerate(staged) if stage not in LOOSE_STAGES))
    found = {one.meaning: one for one in names_in(bare(min(names, key=len)), columns)}
    for spelling, meaning in {**framework.dimension_spellings, **columns}.items():
        one = found.get(meaning)
        if bare(spelling) in (names if meaning in columns.values() else of_rows):
            suggested.append(Suggestion(meaning, exact, said("header_is_name")))
        elif meaning not in columns.values() and _holds_words(text, spelling):
            is_about = not OF_IMPORTANCE.search(text)
            suggested.append(Suggestion(meaning, MENTIONED, said("header_contains", spelling=spelling), is_about))
        elif one and one.spelling == spelling:
            because = "header_asks_for" if one.score > MENTIONED else "header_contains"
            suggested.append(Suggestion(meaning, one.score, said(because, spelling=spelling), one.is_sure))
        elif not one:
            left[spelling] = meaning
    return suggested, left


def _by_likeness(header: str, left: dict[str, str]) -> Iterator[Suggestion]:
    from rapidfuzz import fuzz  # takes long to import, and most headers are names

    text = bare(folded(header))
    for spelling, meaning in left.items():
        score = min(round(fuzz.ratio(spelling, text)), MOST_LIKE)
        yield Suggestion(meaning, score, said("header_is_like", spelling=spelling), is_sure=False)


def _holds_words(text: str, spelling: str) -> bool:
    return len(spelling) >= SHORTEST_MENTIONED and re.search(rf"\b{re.escape(spelling)}\b", text) is not None


def _by_values(column: ColumnSeen) -> Iterator[Suggestion]:
    """A bare number proves nothing: it may be a level, a year or a band."""
    values = [value for value in column.values if not value.isdecimal()]
    for of_list in CLOSED_LISTS:
        known = sum(vocabulary(of_list).meaning(value) is not None for value in values)
        if known > 1 and known >= UNDERSTOOD * len(column.values):
            score = round(90 * known / len(column.values))
            yield Suggestion(of_list, score, said("values_known", known=known, values=len(column.values)))
