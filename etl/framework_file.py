"""Reads a framework's TOML file; whatever is wrong with it is said in a sentence."""

import re
import tomllib
from pathlib import Path

import settings
from etl.frameworks import Area, Dimension, Framework, Item, Level
from etl.refusals import CallRefused
from etl.vocabulary import folded


def read_framework(named: str, beside: Path | None = None) -> Framework:
    """The framework of an id in data/frameworks/ or of a path, relative to `beside` where that is given."""
    shipped = settings.FRAMEWORKS / f"{named}.toml"
    path = shipped if re.fullmatch(r"\w+", named) and shipped.is_file() else (beside or Path()) / named
    try:
        toml_text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        known = ", ".join(sorted(file.stem for file in settings.FRAMEWORKS.glob("*.toml")))
        raise CallRefused("no_framework", framework=named, known=known) from None
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
    except tomllib.TOMLDecodeError as error:
        raise CallRefused("framework_no_toml", file=file_name, error=str(error)) from None
    except (KeyError, TypeError, AttributeError) as error:
        raise CallRefused("framework_lacks", file=file_name, error=str(error)) from None
    _refuse_ambiguity(framework, file_name)
    return framework


def _refuse_ambiguity(framework: Framework, file_name: str) -> None:
    if not framework.dimensions or len(framework.levels) < 2:
        raise CallRefused("framework_too_small", file=file_name)
    _refuse_nowhere(framework, file_name)
    for kind, entries in (("dimension", framework.dimensions), ("item", framework.items), ("level", framework.levels)):
        meanings: dict[str, str] = {}
        for entry in entries:
            own_id = getattr(entry, f"{kind}_id")
            for spelling in (own_id, entry.name, *entry.aliases):
                if meanings.setdefault(folded(spelling), own_id) != own_id:
                    raise CallRefused("framework_ambiguous", file=file_name, spelling=spelling, kind=kind)


def _refuse_nowhere(framework: Framework, file_name: str) -> None:
    """Every item belongs to a dimension of the file, and every dimension that names an area to one of it."""
    dimensions = {dimension.dimension_id for dimension in framework.dimensions}
    for item in framework.items:
        if item.dimension_id not in dimensions:
            raise CallRefused("item_nowhere", file=file_name, item=item.name, dimension=item.dimension_id)
    areas = {"", *(area.area_id for area in framework.areas)}
    for dimension in framework.dimensions:
        if dimension.area_id not in areas:
            raise CallRefused("dimension_nowhere", file=file_name, dimension=dimension.name, area=dimension.area_id)
