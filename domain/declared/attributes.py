"""An organisation's own attributes: columns of its exports that it keeps, each declared once; a file in the home."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import tomli_w

import settings
from domain.columns import GROUPS
from domain.errors import Unreadable
from domain.files import write_whole
from domain.message import said
from domain.spelling import folded, tidied


PREFIX = "own_"  # of its column in our stores, so that no attribute is called as a column of ours or a word of SQL
CATEGORY, ORDERED = "category", "ordered"
KINDS = (CATEGORY, ORDERED)
WORD = re.compile(r"[a-z][a-z0-9_]{0,39}")
NUMBER = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(?:years?|yrs?|months?|%)?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Attribute:
    """`values` are in order and as they are spelt; `bands` are the numbers from which on the second band begins, the third, …"""

    column: str
    name: str
    kind: str = CATEGORY
    values: tuple[str, ...] = ()
    bands: tuple[float, ...] = ()
    is_sensitive: bool = False
    headers: tuple[str, ...] = ()  # of the export's column

    @property
    def word(self) -> str:
        return self.column.removeprefix(PREFIX)

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """Its values as they are shown, as far as anybody has said them."""
        return _bands(self.bands) if self.bands else self.values

    @cached_property
    def _spelt(self) -> dict[str, str]:
        return {folded(value): value for value in self.in_order}

    def meaning(self, text: str) -> str | None:
        """The value that a text is: a number's band, or the spelling that was declared; None for what is in no band."""
        if folded(text) in self._spelt:
            return self._spelt[folded(text)]
        if not self.bands:
            return text
        number = number_in(text)
        return None if number is None else self.in_order[sum(number >= least for least in self.bands)]

    def said(self) -> dict[str, Any]:
        """What a file says of it, without what it need not say."""
        parts = {
            "name": self.name,
            "kind": self.kind,
            "values": list(self.values),
            "bands": list(self.bands),
            "sensitive": self.is_sensitive,
            "headers": list(self.headers),
        }
        return {part: value for part, value in parts.items() if value}


def number_in(text: str) -> float | None:
    """`12`, `2,5` or `3 years` as a number."""
    found = NUMBER.fullmatch(text)
    return float(found[1].replace(",", ".")) if found else None


def _bands(least: Sequence[float]) -> tuple[str, ...]:
    written = [f"{number:g}" for number in least]
    between = [f"{one} to under {next_}" for one, next_ in zip(written, written[1:], strict=False)]
    return (f"Under {written[0]}", *between, f"{written[-1]} or more")


def word_of(text: str) -> str:
    """What an attribute may be called in a file, of the header that it stands under."""
    word = re.sub(r"[^a-z0-9]+", "_", folded(text)).strip("_")[:40].strip("_")
    return word if WORD.fullmatch(word) else "attribute"


def declared() -> tuple[Attribute, ...]:
    """Those that the installation remembers; raises Unreadable."""
    path = settings.attributes()
    try:
        return parse(tomllib.loads(path.read_text("utf-8")), path.name)
    except FileNotFoundError:
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable("attributes_unreadable", file=path.name, error=str(error)) from None


def columns(attributes: Iterable[Attribute]) -> tuple[str, ...]:
    """The columns that say to which groups a person belongs: ours, and these."""
    return (*GROUPS, *(attribute.column for attribute in attributes))


def column_of(word: str, attributes: Iterable[Attribute]) -> str:
    """The column of the attribute that a file calls so, or the word itself."""
    known = {attribute.column for attribute in attributes}
    return f"{PREFIX}{word}" if f"{PREFIX}{word}" in known else word


def parse(content: object, file: str) -> tuple[Attribute, ...]:
    """The attributes of a table of a TOML text, one entry each; Unreadable where it has something else."""
    if not isinstance(content, dict):
        raise Unreadable("attributes_unreadable", file=file, error=said("no_attributes"))
    return tuple(_attribute(str(word).removeprefix(PREFIX), entry, file) for word, entry in content.items())


def _attribute(word: str, entry: object, file: str) -> Attribute:
    wrong = Unreadable("attribute_unreadable", file=file, attribute=word)
    if not WORD.fullmatch(word) or word in (*GROUPS, "organisation", "wave", "subject", "rater"):
        raise Unreadable("attribute_word", file=file, attribute=word)
    if not isinstance(entry, dict) or entry.keys() - {"name", "kind", "values", "bands", "sensitive", "headers"}:
        raise wrong
    texts = {part: entry.get(part, []) for part in ("values", "headers")}
    bands = entry.get("bands", [])
    if not all(isinstance(listed, list) for listed in (*texts.values(), bands)):
        raise wrong
    is_number = [isinstance(least, int | float) and not isinstance(least, bool) for least in bands]
    if not all(is_number) or sorted(set(bands)) != bands or (bands and texts["values"]):
        raise Unreadable("attribute_bands", file=file, attribute=word)
    kind = entry.get("kind", ORDERED if bands else CATEGORY)
    if kind not in KINDS:
        raise Unreadable("attribute_kind", file=file, attribute=word, kinds=list(KINDS))
    values = tuple(dict.fromkeys(tidied(str(value)) for value in texts["values"]))
    return Attribute(
        PREFIX + word,
        tidied(str(entry.get("name", ""))) or word.replace("_", " ").capitalize(),
        kind,
        values,
        tuple(map(float, bands)),
        entry.get("sensitive") is True,
        tuple(map(str, texts["headers"])),
    )


def keep(attributes: Iterable[Attribute]) -> tuple[Attribute, ...]:
    """Remembers these beside those there are, of which one of the same column is replaced; gives all."""
    known = {one.column: one for one in declared()}
    kept = known | {one.column: _joined(known.get(one.column), one) for one in attributes}
    if kept != known:
        write_whole(settings.attributes(), tomli_w.dumps({one.word: one.said() for one in kept.values()}))
    return tuple(kept.values())


def _joined(known: Attribute | None, new: Attribute) -> Attribute:
    """What a later declaration says, with the headers of both; once sensitive, it is so for good."""
    if known is None:
        return new
    headers = tuple(dict.fromkeys((*known.headers, *new.headers)))
    return replace(new, headers=headers, is_sensitive=new.is_sensitive or known.is_sensitive)


def together(remembered: Iterable[Attribute], said: Iterable[Attribute]) -> tuple[Attribute, ...]:
    """What is remembered and what a mapping says, of which the latter holds; Unreadable where their bands differ: people in
    bands of two kinds can't be added up."""
    known = {one.column: one for one in remembered}
    for one in said:
        if one.column in known and known[one.column].bands != one.bands:
            raise Unreadable("attribute_other_bands", attribute=one.name, file=settings.attributes().name)
        known[one.column] = _joined(known.get(one.column), one)
    return tuple(known.values())
