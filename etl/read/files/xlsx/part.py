"""A part of a workbook as XML: no workbook declares a document type, and nothing good comes of one that does."""

from typing import NoReturn
from xml.etree import ElementTree


class _WithoutTypes(ElementTree.TreeBuilder):
    """Stops before an entity of a document type is read: few bytes could stand for gigabytes, or name a file."""

    def doctype(self, name: str, public: str | None, system: str | None) -> NoReturn:
        raise ElementTree.ParseError("a document type")


def read_part(content: bytes) -> ElementTree.Element:
    """The part's root; raises ElementTree.ParseError where it is no XML, or declares a document type."""
    # What bandit warns of, an entity that is many, needs a document type.
    parser = ElementTree.XMLParser(target=_WithoutTypes())  # nosec B314
    parser.feed(content)
    return parser.close()
