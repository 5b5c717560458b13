"""Whether the bare numbers of a file are the framework's own; where one shows that they may not be, none is believed unasked."""

import re

from etl.frameworks import Framework
from etl.mapping import Mapping
from etl.meaning.answers import level_codes
from etl.refusals import Finding, listed
from etl.vocabulary import tidied


NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
MOST_TOLD = 8  # numbers
SHOWN_CHARACTERS = 6  # a number this short is shown; what stands in an answer's place by mistake may be about a person


def number_findings(texts: list[str], framework: Framework, mapping: Mapping) -> list[Finding]:
    """What must be asked about the numbers among the answers; those that the mapping's [levels] explain are not in doubt."""
    said = {_value(written) for written in map(tidied, mapping.levels) if NUMBER.fullmatch(written)}
    codes = dict(zip(texts, level_codes(texts, framework, mapping), strict=True))
    numbers = {_value(text): code for text, code in codes.items() if NUMBER.fullmatch(tidied(text))}
    strange = sorted(value for value, code in numbers.items() if code is None)
    believed = sorted(value for value, code in numbers.items() if code and value not in said)
    if strange and believed:
        return [_off_the_scale(strange, believed, framework)]
    return [
        _alike(level.name, alike)
        for level in framework.levels
        if len(alike := sorted(value for value, code in numbers.items() if code == level.level)) > 1
        and not said.issuperset(alike)
    ]


def _off_the_scale(strange: list[float], believed: list[float], framework: Framework) -> Finding:
    levels = f"levels go from {framework.levels_in_words()}"
    are = "is none" if len(strange) == 1 else "are none"
    return Finding(
        "numbers",
        "level",
        f"Among the answers {'stands the number' if len(strange) == 1 else 'stand the numbers'} {_told(strange)}, and {levels}: "
        f"{'it' if len(strange) == 1 else 'they'} {are} of these, so {_told(believed)} may be another scale's too. Unless "
        "they are ours, say with a mapping file which number is which level ([levels]).",
        needs_confirmation=True,
        confirmation=f"The {levels}, and the rows with {_told(strange)} are to be refused.",
    )


def _alike(level: str, alike: list[float]) -> Finding:
    return Finding(
        "same_level",
        "level",
        f"The numbers {_told(alike)} would both be {level}, some because it was said and some because it is Ninefold's number. "
        "Unless that is meant, say with a mapping file which level the others are ([levels]).",
        needs_confirmation=True,
        confirmation=f"{_told(alike)} are all {level}.",
    )


def _value(number: str) -> float:
    return float(tidied(number).replace(",", "."))


def _told(numbers: list[float]) -> str:
    shown = [f"{number:.12g}"[:SHOWN_CHARACTERS] for number in numbers[:MOST_TOLD]]
    return listed([*shown, *([f"{len(numbers) - MOST_TOLD:,} more"] if len(numbers) > MOST_TOLD else [])])
