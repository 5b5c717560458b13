"""A page's places and what stands in them. Lengths are in points."""

from dataclasses import dataclass

from analysis.board_pack.description import Chart, Message, Paragraph, Table
from analysis.board_pack.layout.fitting import Fitted


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class Sheet:
    """A page's places: the section's name (None: nowhere) and the title above, the body, and where figures come from below."""

    width: float
    height: float
    name: Box | None
    title: Box
    body: Box
    footer: Box


@dataclass(frozen=True)
class Block:
    """Paragraphs in a box, in one size; quiet ones are beside the point."""

    box: Box
    paragraphs: tuple[Paragraph, ...]
    size: float
    is_quiet: bool = False


@dataclass(frozen=True)
class Drawing:
    box: Box
    chart: Chart


@dataclass(frozen=True)
class Grid:
    """A table, or so much of it as stands on this page."""

    box: Box
    table: Table
    fitted: Fitted


@dataclass(frozen=True)
class Page:
    """`parts` in the order in which they are read; `message` says the rest."""

    message: Message
    title: str
    title_size: float
    place: Box  # the title's
    parts: tuple[Block | Drawing | Grid, ...]


WIDE_SHEET = Sheet(960, 540, Box(40, 18, 780, 16), Box(40, 35, 880, 56), Box(40, 100, 880, 374), Box(40, 487, 880, 40))
