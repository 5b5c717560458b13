"""Every text that a page sends to the browser, with the place that it stands in."""

import json
from collections.abc import Iterator

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest


def sent(app: AppTest) -> list[tuple[str, str]]:
    """Texts of a page by the element and field that holds them, such as ("Button.label", "Close")."""
    found = [
        (place, text)
        for root in app._tree.children.values()
        for node in _nodes(root)
        if getattr(node, "proto", None) is not None
        for place, text in _texts(node.proto, type(node).__name__)
    ]
    assert found
    return found


def drawn(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts of the charts among what was sent."""
    return [(place, part) for place, text in found if place.endswith(".spec") for part in leaves(json.loads(text))]


def leaves(drawing) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(drawing, str):
        yield drawing
    elif isinstance(drawing, dict | list):
        for part in drawing.values() if isinstance(drawing, dict) else drawing:
            yield from leaves(part)


def _nodes(block) -> Iterator:
    for node in block.children.values():
        yield node
        if hasattr(node, "children"):
            yield from _nodes(node)


def _texts(message: Message, where: str) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        place, several = f"{where}.{field.name}", value if field.is_repeated else [value]
        if field.type == FieldDescriptor.TYPE_STRING:
            yield from ((place, text) for text in several)
        elif field.type == FieldDescriptor.TYPE_MESSAGE and not field.message_type.GetOptions().map_entry:
            for part in several:
                yield from _texts(part, place)
