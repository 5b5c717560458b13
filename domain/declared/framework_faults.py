"""All that is wrong with a framework's file, a sentence for each fault."""

import re
from collections.abc import Iterator
from typing import Any

from domain.declared import framework_languages
from domain.message import Message, said
from domain.spelling import folded
from domain.words import term


ID = re.compile(r"[A-Za-z0-9_]+")
PARTS = ("dimensions", "levels", "items", "areas")  # with the ones a framework can't be without first
NEEDED = {"dimensions": 1, "levels": 2}  # how many at least
ONE = {"dimensions": "dimension", "levels": "level", "items": "item", "areas": "area"}
BELONGS = {"items": ("dimension", "dimensions"), "dimensions": ("area", "areas")}  # to what, and where that is listed


def faults(content: dict[str, Any], file_name: str) -> list[Message]:
    """None where the content of a file is a framework. Where a part of it is laid out otherwise, only that is told."""
    if found := list(_of_layout(content)):
        return [said(code, file=file_name, **parameters) for code, parameters in found]
    return [said(code, file=file_name, **parameters) for code, parameters in _of_content(content)]


def _of_layout(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in ("id", "name"):
        if not _is_text(content.get(key)):
            yield "framework_lacks", {"error": key}
    if "attribution" in content and not isinstance(content["attribution"], str):
        yield "framework_no_text", {"key": "attribution"}
    if not isinstance(content.get("not_rated", []), list):
        yield "framework_no_list", {"key": "not_rated"}
    for part in sorted(NEEDED.keys() - content.keys()):
        yield "framework_lacks", {"error": f"[[{part}]]"}
    for part in PARTS:
        entries = content.get(part, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield "framework_no_entries", {"part": part}
            continue
        for number, entry in enumerate(entries, start=1):
            yield from _of_entry(part, number, entry)
    yield from framework_languages.of_layout(content)


def _of_entry(part: str, number: int, entry: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    where = {"part": part, "number": number}
    for key in ("id", "name", *(["dimension"] if part == "items" else [])):
        if not _is_text(entry.get(key)):
            yield "framework_entry_lacks", {**where, "key": key}
    for key in ("gloss", "area"):
        if not isinstance(entry.get(key, ""), str):
            yield "framework_no_text", {"key": said("key_of_entry", key=key, **where)}
    if not isinstance(entry.get("aliases", []), list):
        yield "framework_no_list", {"key": said("key_of_entry", key="aliases", **where)}
    elif part != "levels" and not all(isinstance(alias, str) for alias in entry.get("aliases", [])):
        yield "framework_no_text", {"key": said("alias_of_entry", **where)}
    if not isinstance(entry.get("is_high", False), bool):
        yield "framework_no_yes_or_no", {**where, "key": "is_high"}


def _of_content(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if any(len(content.get(part, [])) < least for part, least in NEEDED.items()):
        yield "framework_too_small", {}
    for part, (key, listed) in BELONGS.items():
        known = {entry["id"] for entry in content.get(listed, [])}
        for entry in content.get(part, []):
            if entry.get(key, "") and entry[key] not in known:
                yield f"{ONE[part]}_nowhere", {ONE[part]: entry["name"], key: entry[key]}
    for part in PARTS:
        yield from _of_spellings(part, content.get(part, []))
    yield from framework_languages.of_content(content)


def _of_spellings(part: str, entries: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    meanings: dict[str, str] = {}
    ids: set[str] = set()
    for entry in entries:
        if entry["id"] in ids:
            yield "framework_twice", {"id": entry["id"], "part": part}
        ids.add(entry["id"])
        for spelling in (entry["id"], entry["name"], *map(str, entry.get("aliases", []))):
            if meanings.setdefault(folded(spelling), entry["id"]) != entry["id"]:
                yield "framework_ambiguous", {"spelling": spelling, "kinds": term(part)}


def of_id(framework_id: str, file_name: str) -> list[Message]:
    """What is wrong with an id that a file is kept under, and that a command and a link name."""
    return [] if ID.fullmatch(framework_id) else [said("framework_no_id", file=file_name, id=framework_id)]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
