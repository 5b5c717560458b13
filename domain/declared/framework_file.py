"""Reads a framework's TOML file; whatever is wrong with it is said in a sentence."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path

import settings
from domain.declared.frameworks import Area, Dimension, Framework, Item, Level
from domain.errors import Unreadable
from domain.spelling import folded


def shipped() -> list[str]:
    """The ids of data/frameworks/, in the order of the alphabet."""
    return sorted(file.stem for file in settings.FRAMEWORKS.glob("*.toml"))


def read_framework(named: str, beside: Path | None = None) -> Framework:
    """The framework of an id in data/frameworks/ or of a path, relative to `beside` where that is given."""
    ours = settings.FRAMEWORKS / f"{named}.toml"
    path = ours if re.fullmatch(r"\w+", named) and ours.is_file() else (beside or Path()) / named
    try:
        toml_text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Unreadable("no_framework", framework=named, known=", ".join(shipped())) from None
    return parse_framework(toml_text, path.name)


def known_frameworks() -> tuple[Framework, ...]:
    """All that an id may name, in the order of their ids; a file that is no framework is passed over."""
    found = []
    for framework_id in shipped():
        with suppress(Unreadable):
            found.append(read_framework(framework_id))
    return tuple(found)


def parse_framework(toml_text: str, file_name: str) -> Framework:
    """Raises Unreadable with a sentence where the text is no framework."""
    try:
        framework = kept_framework(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("framework_no_toml", file=file_name, error=str(error)) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable("framework_lacks", file=file_name, error=str(error)) from None
    _refuse_ambiguity(framework, file_name)
    return framework


def kept_framework(toml_text: str) -> Framework:
    """The framework of a text that a store keeps: it was found to be one before it was kept."""
    content = tomllib.loads(toml_text)
    return Framework(
        framework_id=content["id"],
        name=content["name"],
        attribution=content.get("attribution", ""),
        dimensions=tuple(
            Dimension(
                entry["id"],
                entry["name"],
                entry.get("gloss", ""),
                tuple(entry.get("aliases", ())),
                entry.get("area", ""),
            )
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
        areas=tuple(Area(entry["id"], entry["name"]) for entry in content.get("areas", ())),
        items=tuple(
            Item(
                entry["id"],
                entry["name"],
                entry["dimension"],
                entry.get("gloss", ""),
                tuple(entry.get("aliases", ())),
            )
            for entry in content.get("items", ())
        ),
    )


def _refuse_ambiguity(framework: Framework, file_name: str) -> None:
    if not framework.dimensions or len(framework.levels) < 2:
        raise Unreadable("framework_too_small", file=file_name)
    _refuse_nowhere(framework, file_name)
    for kind, entries in (("dimension", framework.dimensions), ("item", framework.items), ("level", framework.levels)):
        meanings: dict[str, str] = {}
        for entry in entries:
            own_id = getattr(entry, f"{kind}_id")
            for spelling in (own_id, entry.name, *entry.aliases):
                if meanings.setdefault(folded(spelling), own_id) != own_id:
                    raise Unreadable("framework_ambiguous", file=file_name, spelling=spelling, kind=kind)


def _refuse_nowhere(framework: Framework, file_name: str) -> None:
    """Every item belongs to a dimension of the file, and every dimension that names an area to one of it."""
    dimensions = {dimension.dimension_id for dimension in framework.dimensions}
    for item in framework.items:
        if item.dimension_id not in dimensions:
            raise Unreadable("item_nowhere", file=file_name, item=item.name, dimension=item.dimension_id)
    areas = {"", *(area.area_id for area in framework.areas)}
    for dimension in framework.dimensions:
        if dimension.area_id not in areas:
            raise Unreadable("dimension_nowhere", file=file_name, dimension=dimension.name, area=dimension.area_id)
