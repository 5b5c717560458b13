"""Frameworks are data: a TOML file names the dimensions, the levels and what is no level."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from domain.declared.framework_languages import Names
from domain.languages import ENGLISH, name_of
from domain.message import Message, said
from domain.spelling import folded, tidied


NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
NUMBER_AND_NAME = re.compile(r"(?P<number>-?\d+)\s*[-–—.:)=]*\s*(?P<name>\D.*)")
NAME_AND_NUMBER = re.compile(r"(?P<name>.*\D)\s*[\[(]\s*(?P<number>-?\d+)\s*[\])]")
# What programs write into a cell that has no value: database and statistics tools, spreadsheets with their errors.
NO_VALUE = (
    "-", "–", "—", "?", "n/a", "na", "nan", "nil", "none", "null", "(null)", "undefined", "(blank)", "(empty)",
    "#n/a", "#null!", "#ref!", "#value!", "#name?", "#num!", "#div/0!", "#spill!", "#calc!",
)  # fmt: skip
NOT_RATED = 0  # what `level_of` gives for an answer that is no level


@dataclass(frozen=True)
class Dimension:
    dimension_id: str
    name: str
    gloss: str = ""
    aliases: tuple[str, ...] = ()
    area_id: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        return self.dimension_id, self.name, *self.aliases


@dataclass(frozen=True)
class Item:
    """A competency or question of a dimension, where the framework has such; its answers count for the dimension."""

    item_id: str
    name: str
    dimension_id: str
    gloss: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return self.item_id, self.name, *self.aliases


@dataclass(frozen=True)
class Area:
    """What a framework's dimensions are gathered under, where it has such."""

    area_id: str
    name: str


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
    areas: tuple[Area, ...] = ()
    items: tuple[Item, ...] = ()
    languages: Mapping[str, Names] = field(
        default_factory=dict, hash=False
    )  # its names in others than English, by code

    @property
    def key(self) -> str:
        return hashlib.sha256(self.toml_text.encode()).hexdigest()

    @property
    def dimension_ids(self) -> tuple[str, ...]:
        return tuple(dimension.dimension_id for dimension in self.dimensions)

    @property
    def high_levels(self) -> list[int]:
        return [level.level for level in self.levels if level.is_high]

    @property
    def codes_of_no_level(self) -> tuple[str, ...]:
        """The framework's own, and what programs write for no value; a level of such a name is a level all the same."""
        return (*self.not_rated, *NO_VALUE)

    @cached_property
    def dimension_spellings(self) -> dict[str, str]:
        """From folded spelling, of the dimension or of one of its items, to dimension id."""
        named = (*self.items, *self.dimensions)  # where an item has its dimension's name, the dimension is meant
        return {folded(spelling): one.dimension_id for one in named for spelling in one.spellings}

    @cached_property
    def item_spellings(self) -> dict[str, str]:
        """From folded spelling to item id, of items that are not called like a dimension."""
        taken = {folded(spelling) for dimension in self.dimensions for spelling in dimension.spellings}
        every = {folded(spelling): item.item_id for item in self.items for spelling in item.spellings}
        return {spelling: item_id for spelling, item_id in every.items() if spelling not in taken}

    def item_called(self, text: str, dimension_id: str) -> str:
        """The id of the dimension's item that a text names; "" where it names none of it."""
        item_id = self.item_spellings.get(folded(text), "")
        return item_id if self.dimension_of.get(item_id) == dimension_id else ""

    @cached_property
    def dimension_of(self) -> dict[str, str]:
        """The dimension that each item belongs to, by item id, in the framework's order."""
        return {item.item_id: item.dimension_id for item in self.items}

    @cached_property
    def _level_spellings(self) -> dict[str, int]:
        spellings = {as_answer(code): NOT_RATED for code in self.codes_of_no_level}
        for level in self.levels:
            for spelling in (level.level_id, level.name, *level.aliases):
                spellings[as_answer(spelling)] = level.level
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
        text = as_answer(answer)
        if text in self._level_spellings:
            return self._level_spellings[text]
        if NUMBER.fullmatch(text):
            return self._level_numbers.get(int(text)) if text.lstrip("-").isdigit() else None
        answer = tidied(answer)
        both = NUMBER_AND_NAME.fullmatch(answer) or NAME_AND_NUMBER.fullmatch(answer)
        if both:
            named = self._level_spellings.get(as_answer(both["name"]))
            if named == NOT_RATED or named == self._level_numbers.get(int(both["number"])):
                return named
        return None

    def in_languages(self, part: Level | Dimension | None = None) -> str | dict[str, str]:
        """What a level, a dimension or the framework itself is called in each language that it is in, for a message."""
        name, others = part.name if part else self.name, self.names_of(part)
        return {ENGLISH: name} | others if others else name

    def names_of(self, part: Level | Dimension | None = None) -> dict[str, str]:
        """The same in others than English, by code."""
        found = {}
        for code, names in self.languages.items():
            match part:
                case None:
                    found[code] = names.name
                case Level(level_id=one):
                    found[code] = names.levels[one].name if one in names.levels else ""
                case Dimension(dimension_id=one):
                    found[code] = names.dimensions[one].name if one in names.dimensions else ""
        return {code: name for code, name in found.items() if name}

    def called(self, part: Level | Dimension | None = None) -> str:
        """The same in the language that is spoken."""
        return name_of(self.in_languages(part))

    def levels_between(self) -> Message:
        """`1 (Essential) to 4 (Exemplary)`, for sentences about an answer that is no level."""
        numbers = {level: number for number, level in self._level_numbers.items()}
        first, last = self.levels[0], self.levels[-1]
        return said(
            "levels_between",
            lowest_number=numbers[first.level],
            lowest=self.in_languages(first),
            highest_number=numbers[last.level],
            highest=self.in_languages(last),
        )


def as_answer(text: str) -> str:
    """An answer for looking up: a number without its zeros after the point, but with its sign; a text folded."""
    text = tidied(text)
    if text.isascii() and NUMBER.fullmatch(text):
        number = float(text.replace(",", "."))
        return str(int(number)) if number.is_integer() else text
    return folded(text)
