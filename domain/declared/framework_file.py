"""Reads a framework's TOML file; whatever is wrong with it is said in a sentence."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path

import settings
from domain.declared import framework_languages
from domain.declared.framework_faults import faults, of_id
from domain.declared.frameworks import NO_VALUE, Area, Dimension, Framework, Item, Level, as_answer
from domain.errors import Unreadable
from domain.files import write_whole
from domain.message import Message, said
from domain.trail.deeds import is_of_a_page


def folders() -> tuple[Path, Path]:
    """Where frameworks are: the installation's own, which stand before those of the same id that come with Ninefold."""
    return settings.frameworks(), settings.FRAMEWORKS


def ids() -> list[str]:
    """All that a framework can be named by, in the order of the alphabet."""
    return sorted({file.stem for folder in folders() for file in folder.glob("*.toml")})


LARGEST_BYTES = 4 * 1024**2


def read_framework(named: str, beside: Path | None = None) -> Framework:
    """The framework of an id, or of a path, relative to `beside` where that is given; from a page of an id alone, for a path
    would say what files there are.
    """
    found = [folder / f"{named}.toml" for folder in folders() if re.fullmatch(r"\w+", named)]
    path = next((file for file in found if file.is_file()), (beside or Path()) / named)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_BYTES or (is_of_a_page() and path not in found):
            raise FileNotFoundError(path)  # a device has no end
        toml_text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Unreadable("no_framework", framework=named, known=", ".join(ids())) from None
    return parse_framework(toml_text, path.name)


def known_frameworks() -> tuple[Framework, ...]:
    """All that an id may name, in the order of their ids; a file that is no framework is passed over."""
    found = []
    for framework_id in ids():
        with suppress(Unreadable):
            found.append(read_framework(framework_id))
    return tuple(found)


def parse_framework(toml_text: str, file_name: str) -> Framework:
    """Raises Unreadable with a sentence, that of its first fault, where the text is no framework."""
    for fault in _faults(toml_text, file_name):
        raise Unreadable(fault)
    return kept_framework(toml_text)


def _faults(toml_text: str, file_name: str) -> list[Message]:
    try:
        return faults(tomllib.loads(toml_text), file_name)
    except tomllib.TOMLDecodeError as error:
        return [said("framework_no_toml", file=file_name, error=str(error))]


def checked(content: bytes, file_name: str) -> tuple[Framework | None, list[Message]]:
    """The framework that a file holds, and without one every fault of it."""
    try:
        toml_text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [said("framework_no_utf8", file=file_name)]
    if found := _faults(toml_text, file_name):
        return None, found
    framework = kept_framework(toml_text)
    found = of_id(framework.framework_id, file_name)
    return (None if found else framework), found


def keep(framework: Framework) -> Path:
    """Keeps a framework that was `checked` among the installation's own; one of the same id is replaced. Gives its file."""
    file = settings.frameworks() / f"{framework.framework_id}.toml"
    write_whole(file, framework.toml_text)
    return file


def kept_framework(toml_text: str) -> Framework:
    """The framework of a text that a store keeps: it was found to be one before it was kept."""
    content = tomllib.loads(toml_text)
    no_level = (*map(str, content.get("not_rated", ())), *NO_VALUE)
    of_levels = framework_languages.further_spellings(content, ("levels",), as_answer, no_level)
    of_others = framework_languages.further_spellings(content, ("dimensions", "items"))
    return Framework(
        framework_id=content["id"],
        name=content["name"],
        attribution=content.get("attribution", ""),
        dimensions=tuple(
            Dimension(
                entry["id"],
                entry["name"],
                entry.get("gloss", ""),
                (*entry.get("aliases", ()), *of_others.get(("dimensions", entry["id"]), ())),
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
                (*map(str, entry.get("aliases", ())), *of_levels.get(("levels", entry["id"]), ())),
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
                (*entry.get("aliases", ()), *of_others.get(("items", entry["id"]), ())),
            )
            for entry in content.get("items", ())
        ),
        languages=framework_languages.read(content),
    )
