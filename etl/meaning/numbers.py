"""Whether the bare numbers of a file are the framework's own; where one shows that they may not be, none is believed unasked."""

import itertools
import re

from domain.declared.frameworks import NOT_RATED, Framework
from domain.declared.mapping_file import Mapping
from domain.door.load import Finding
from domain.message import Message
from domain.message import said as message
from domain.spelling import tidied
from etl.meaning.answers import level_codes


NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
MOST_TOLD = 8  # numbers
SHOWN_CHARACTERS = 6  # a number this short is shown; what stands in an answer's place by mistake may be about a person


def number_findings(texts: list[str], framework: Framework, mapping: Mapping) -> list[Finding]:
    """What must be asked about the numbers among the answers; those that the mapping's [levels] explain are not in doubt."""
    said = _said(mapping)
    numbers = _numbers(texts, framework, mapping)
    strange = sorted(value for value, code in numbers.items() if code is None)
    believed = sorted(value for value, code in numbers.items() if code and value not in said)
    offered = offered_levels(texts, framework, mapping)
    if strange and (believed or offered):
        return [_off_the_scale(strange, believed, offered, framework)]
    return [
        _alike(framework.in_languages(level), alike)
        for level in framework.levels
        if len(alike := sorted(value for value, code in numbers.items() if code == level.level)) > 1
        and not said.issuperset(alike)
    ]


def offered_levels(texts: list[str], framework: Framework, mapping: Mapping) -> dict[str, str]:
    """The level that each number most likely means, as written = its id, where some are off the scale: never taken unasked.

    Empty unless there are as many numbers as levels, at equal steps, and the mapping explains none of them: the lowest number is
    then offered as the lowest level. Codes for “not rated” are no numbers of a scale.
    """
    scale = {value: code for value, code in _numbers(texts, framework, mapping).items() if code != NOT_RATED}
    if len(scale) != len(framework.levels) or None not in scale.values() or _said(mapping):
        return {}
    in_order = sorted(scale)
    steps = {round(higher - lower, 6) for lower, higher in itertools.pairwise(in_order)}
    if len(steps) > 1:
        return {}
    level_of = dict(zip(in_order, (level.level_id for level in framework.levels), strict=True))
    written = sorted((tidied(text) for text in texts if NUMBER.fullmatch(tidied(text))), key=_value)
    return {text: level_of[_value(text)] for text in written if _value(text) in level_of}


def _numbers(texts: list[str], framework: Framework, mapping: Mapping) -> dict[float, int | None]:
    """Each bare number among the answers = the level that it is so far, NOT_RATED or None."""
    codes = zip(texts, level_codes(texts, framework, mapping), strict=True)
    return {_value(text): code for text, code in codes if NUMBER.fullmatch(tidied(text))}


def _said(mapping: Mapping) -> set[float]:
    return {_value(written) for written in map(tidied, mapping.levels) if NUMBER.fullmatch(written)}


def _off_the_scale(
    strange: list[float], believed: list[float], offered: dict[str, str], framework: Framework
) -> Finding:
    asked = message(
        "numbers",
        strange=list(map(_shown, strange)),
        believed=message("believed", numbers=list(map(_shown, believed))) if believed else None,
        levels=framework.levels_between(),
        toml=_as_toml(sorted({*strange, *believed}), offered),
    )
    return Finding("numbers", "level", asked, needs_confirmation=True)


def _as_toml(numbers: list[float], offered: dict[str, str]) -> Message:
    """The line of a mapping that would say it, with the levels that are offered or with room for them."""
    code = "levels_in_order" if offered else "levels_as_toml"
    levels = offered or dict.fromkeys(map(_shown, numbers), "…")
    return message(code, entries=[f'"{number}" = "{level}"' for number, level in levels.items()][:MOST_TOLD])


def _alike(level: str | dict[str, str], alike: list[float]) -> Finding:
    asked = message("same_level", numbers=list(map(_shown, alike)), level=level, toml=_as_toml(alike, {}))
    return Finding("same_level", "level", asked, needs_confirmation=True)


def _value(number: str) -> float:
    return float(tidied(number).replace(",", "."))


def _shown(number: float) -> str:
    return f"{number:.12g}"[:SHOWN_CHARACTERS]
