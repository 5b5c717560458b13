"""Frameworks are data: a TOML file names the dimensions, the levels and what is no level."""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import settings
from etl.refusals import CallRefused
from etl.vocabulary import NO_VALUE, folded, tidied


NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
NUMBER_AND_NAME = re.compile(r"(?P<number>-?\d+)\s*[-–—.:)=]*\s*(?P<name>\D.*)")
NAME_AND_NUMBER = re.compile(r"(?P<name>.*\D)\s*[\[(]\s*(?P<number>-?\d+)\s*[\])]")
NOT_RATED = 0  # what `level_of` gives for an answer that is no level


@dataclass(frozen=True)
class Dimension:
    dimension_id: str
    name: str
    gloss: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return self.dimension_id, self.name, *self.aliases


@dataclass(frozen=True)
class Level:
    level: int  # 1 = lowest
    level_id: str
    name: str
    gloss: str = ""
    is_high: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Framework:
    framework_id: str
    name: str
    attribution: str
    dimensions: tuple[Dimension, ...]
    levels: tuple[Level, ...]
    not_rated: tuple[str, ...]
    toml_text: str = field(repr=False)

    @property
    def key(self) -> str:
        return hashlib.sha256(self.toml_text.encode()).hexdigest()

    @property
    def codes_of_no_level(self) -> tuple[str, ...]:
        """The framework's own, and what programs write for no value; a level of such a name is a level all the same."""
        return (*self.not_rated, *NO_VALUE)

    @cached_property
    def dimension_spellings(self) -> dict[str, str]:
        """From folded spelling to dimension id."""
        return {
            folded(spelling): dimension.dimension_id
            for dimension in self.dimensions
            for spelling in (dimension.dimension_id, dimension.name, *dimension.aliases)
        }

    @cached_property
    def _level_spellings(self) -> dict[str, int]:
        spellings = {_answer(code): NOT_RATED for code in self.codes_of_no_level}
        for level in self.levels:
            for spelling in (level.level_id, level.name, *level.aliases):
                spellings[_answer(spelling)] = level.level
        return spellings

    @cached_property
    def _level_numbers(self) -> dict[int, int]:
        """From the number an export writes to the level: its position, unless aliases give numbers of their own."""
        own = {int(s): level for s, level in self._level_spellings.items() if level and re.fullmatch(r"-?\d+", s)}
        return own or {level.level: level.level for level in self.levels}

    def level_of(self, answer: str) -> int | None:
        """The level an answer names (1 = lowest), NOT_RATED for a code that is none, None if it is neither.

        Takes a name, a number or both: `Strong`, `3`, `3.0`, `3 - Strong`, `Strong (3)`.
        """
        text = _answer(answer)
        if text in self._level_spellings:
            return self._level_spellings[text]
        if NUMBER.fullmatch(text):
            return self._level_numbers.get(int(text)) if text.lstrip("-").isdigit() else None
        answer = tidied(answer)
        both = NUMBER_AND_NAME.fullmatch(answer) or NAME_AND_NUMBER.fullmatch(answer)
        if both:
            named = self._level_spellings.get(_answer(both["name"]))
            if named == NOT_RATED or named == self._level_numbers.get(int(both["number"])):
                return named
        return None

    def levels_in_words(self) -> str:
        """`1 (Essential) to 4 (Exemplary)`, for sentences about an answer that is no level."""
        numbers = {level: number for number, level in self._level_numbers.items()}
        first, last = self.levels[0], self.levels[-1]
        return f"{numbers[first.level]} ({first.name}) to {numbers[last.level]} ({last.name})"


def _answer(text: str) -> str:
    """An answer for looking up: a number without its zeros after the point, but with its sign; a text folded."""
    text = tidied(text)
    if text.isascii() and NUMBER.fullmatch(text):
        number = float(text.replace(",", "."))
        return str(int(number)) if number.is_integer() else text
    return folded(text)


def read_framework(named: str, beside: Path | None = None) -> Framework:
    """The framework of an id in data/frameworks/ or of a path, relative to `beside` where that is given."""
    shipped = settings.FRAMEWORKS / f"{named}.toml"
    path = shipped if re.fullmatch(r"\w+", named) and shipped.is_file() else (beside or Path()) / named
    try:
        toml_text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        known = ", ".join(sorted(file.stem for file in settings.FRAMEWORKS.glob("*.toml")))
        raise CallRefused(
            f"There is no framework “{named}”. Give a path to a framework file, or one of: {known}."
        ) from None
    return parse_framework(toml_text, path.name)


def parse_framework(toml_text: str, file_name: str) -> Framework:
    """Raises CallRefused with a sentence where the text is no framework."""
    try:
        content = tomllib.loads(toml_text)
        framework = Framework(
            framework_id=content["id"],
            name=content["name"],
            attribution=content.get("attribution", ""),
            dimensions=tuple(
                Dimension(entry["id"], entry["name"], entry.get("gloss", ""), tuple(entry.get("aliases", ())))
                for entry in content["dimensions"]
            ),
            levels=tuple(
                Level(
                    position,
                    entry["id"],
                    entry["name"],
                    entry.get("gloss", ""),
                    entry.get("is_high", False),
                    tuple(str(alias) for alias in entry.get("aliases", ())),
                )
                for position, entry in enumerate(content["levels"], start=1)
            ),
            not_rated=tuple(str(code) for code in content.get("not_rated", ())),
            toml_text=toml_text,
        )
    except tomllib.TOMLDecodeError as error:
        raise CallRefused(f"The framework file {file_name} is not valid TOML: {error}.") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise CallRefused(
            f"The framework file {file_name} lacks {error}. It needs id, name, [[dimensions]] and [[levels]], "
            "each dimension and level with id and name."
        ) from None
    _refuse_ambiguity(framework, file_name)
    return framework


def _refuse_ambiguity(framework: Framework, file_name: str) -> None:
    if not framework.dimensions or len(framework.levels) < 2:
        raise CallRefused(f"The framework file {file_name} needs at least one dimension and two levels.")
    for kind, entries in (("dimension", framework.dimensions), ("level", framework.levels)):
        meanings: dict[str, str] = {}
        for entry in entries:
            own_id = getattr(entry, f"{kind}_id")
            for spelling in (own_id, entry.name, *entry.aliases):
                if meanings.setdefault(folded(spelling), own_id) != own_id:
                    raise CallRefused(f"In the framework file {file_name}, “{spelling}” stands for two {kind}s.")
