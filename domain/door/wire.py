"""The dataclasses of this room as JSON objects and back.

A message is its code and parameters; beside it stands its sentence for people who read the JSON, under the names that the
class lists in `BESIDE`. An object of an earlier program, without the code, is read from the sentence.
"""

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from domain import message
from domain.message import Message


T = TypeVar("T")
BESIDE = "BESIDE"  # of a class: field of a message = names of the properties that are its sentence and what it states


def as_json(thing: Any) -> Any:
    """Plain values for json.dumps."""
    if isinstance(thing, Message):
        return message.as_json(thing)
    if is_dataclass(thing):
        sentences = [name for names in getattr(thing, BESIDE, {}).values() for name in names]
        names = [*(field.name for field in fields(thing)), *sentences]
        return {name: as_json(getattr(thing, name)) for name in names}
    if isinstance(thing, dict):
        return {name: as_json(value) for name, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return list(thing) if not thing or isinstance(thing[0], (int, str)) else [as_json(one) for one in thing]
    return str(thing) if isinstance(thing, Path) else thing


def of_json(kind: type[T], content: Any) -> T:
    """The value of that type; what the object lacks is as the class has it, and what it has beyond is left aside."""
    return _value(kind, content)


def _value(kind: Any, content: Any) -> Any:
    if is_dataclass(kind) and kind is not Message:
        return _object(kind, content)
    origin, of = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return content if content is None else _value(next(one for one in of if one is not NoneType), content)
    if origin in (list, tuple):
        return origin(content) if of[0] in (int, str) else origin(_value(of[0], one) for one in content)
    if origin is dict:
        return {of[0](name): _value(of[1], value) for name, value in content.items()}
    return Path(content) if kind is Path else content


def _object(kind: Any, content: dict[str, Any]) -> Any:
    beside = getattr(kind, BESIDE, {})
    values = {}
    for name, of in _types(kind).items():
        if name in beside:
            values[name] = message.of_json(content.get(name), *(content.get(sentence) for sentence in beside[name]))
        elif of in (Message, Message | None):
            values[name] = message.of_json(content.get(name))
        elif name in content:
            values[name] = _value(of, content[name])
    return kind(**values)


@cache
def _types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
