"""A framework's names in other languages than English, from its own file: `[languages.cy]` with tables of ids."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.message import said
from domain.spelling import folded
from domain.words import term


CODE = re.compile(r"[a-z]{2,3}")
PARTS = {"dimensions": "dimension", "levels": "level", "areas": "area", "items": "item"}
Fault = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Named:
    name: str
    gloss: str = ""


@dataclass(frozen=True)
class Names:
    """A framework in one language: what it is called, and by id what its parts are; what is not here is said in English."""

    name: str = ""
    attribution: str = ""
    dimensions: Mapping[str, Named] = field(default_factory=dict)
    levels: Mapping[str, Named] = field(default_factory=dict)
    areas: Mapping[str, Named] = field(default_factory=dict)
    items: Mapping[str, Named] = field(default_factory=dict)


def read(content: Mapping[str, Any]) -> dict[str, Names]:
    """By a language's code; `content` is that of a framework's file without faults."""
    return {
        code: Names(
            told.get("name", ""),
            told.get("attribution", ""),
            *({one: Named(**named) for one, named in told.get(part, {}).items()} for part in PARTS),
        )
        for code, told in content.get("languages", {}).items()
    }


def further_spellings(
    content: Mapping[str, Any],
    parts: tuple[str, ...],
    as_read: Callable[[str], str] = folded,
    no_level: tuple[str, ...] = (),
) -> dict[tuple[str, str], tuple[str, ...]]:
    """By part and id the names in other languages that an export may use too: those that mean one thing only, of what these parts
    are called in any language, and are no answer of `no_level`."""
    meant: dict[str, set[tuple[str, str]]] = {as_read(code): {("", "")} for code in no_level}
    for part in parts:
        for entry in content.get(part, ()):
            for spelling in (entry["id"], entry["name"], *map(str, entry.get("aliases", ()))):
                meant.setdefault(as_read(spelling), set()).add(("", ""))
    further = [
        ((part, one), named.name)
        for names in read(content).values()
        for part in parts
        for one, named in getattr(names, part).items()
    ]
    for of, name in further:
        meant.setdefault(as_read(name), set()).add(of)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for of, name in further:
        if meant[as_read(name)] == {of}:
            found[of] = (*found.get(of, ()), name)
    return found


def of_layout(content: Mapping[str, Any]) -> Iterator[Fault]:
    """What is laid out otherwise than names in languages are."""
    languages = content.get("languages", {})
    if not isinstance(languages, dict):
        yield "framework_no_language", {"where": "languages"}
        return
    for code, told in languages.items():
        where = f"languages.{code}"
        if not CODE.fullmatch(code):
            yield "framework_language_code", {"code": code}
        if not isinstance(told, dict):
            yield "framework_no_language", {"where": where}
            continue
        for key in ("name", "attribution"):
            if not isinstance(told.get(key, ""), str):
                yield "framework_no_text", {"key": said("key_of_table", key=key, table=where)}
        for key in told.keys() - {"name", "attribution", *PARTS}:
            yield "framework_language_key", {"where": where, "key": key}
        for part in PARTS:
            yield from _of_part(f"{where}.{part}", told.get(part, {}))


def _of_part(where: str, entries: Any) -> Iterator[Fault]:
    if not isinstance(entries, dict):
        yield "framework_no_language", {"where": where}
        return
    for one, named in entries.items():
        texts = named.values() if isinstance(named, dict) else [None]
        if not all(isinstance(text, str) for text in texts) or not named.get("name", "").strip():
            yield "framework_no_named", {"where": f"{where}.{one}"}
        elif further := sorted(named.keys() - {"name", "gloss"}):
            yield "framework_language_key", {"where": f"{where}.{one}", "key": further[0]}


def of_content(content: Mapping[str, Any]) -> Iterator[Fault]:
    """Names of what the framework has not, and names that two of one kind have."""
    for code, names in read(content).items():
        for part, kind in PARTS.items():
            known = {entry["id"] for entry in content.get(part, [])}
            meanings: dict[str, str] = {}
            for one, named in getattr(names, part).items():
                if one not in known:
                    yield f"framework_no_such_{kind}", {"id": one, "code": code}
                elif meanings.setdefault(folded(named.name), one) != one:
                    yield "framework_ambiguous", {"spelling": named.name, "kinds": term(part)}
