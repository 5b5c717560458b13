"""Words that several commands take, and what they stand for."""

import gc
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from domain.declared import attributes, breakdowns
from domain.declared.breakdowns import Declaration
from domain.errors import Unreadable
from etl.read.files.source import Source, open_source
from etl.read.tools.recognise import TOOL_NAMES
from etl.refusals import CallRefused


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
ExportWord = Annotated[
    str,
    typer.Argument(metavar="EXPORT", help="A table, or a zip with one; - reads standard input."),
]
ExportName = Annotated[str, typer.Option(help="The file's name, when it comes on standard input.")]
FrameworkWord = Annotated[str | None, typer.Option(help="A framework's id, or the path of a framework file.")]
ToolWord = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help=f"The survey tool, where the file is taken for another's: {', '.join(TOOL_NAMES)}."
    ),
]
HeaderRowWord = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="The row of the column names, where another is taken for it."),
]
SheetWord = Annotated[
    str | None, typer.Option(metavar="NAME", help="The sheet of a workbook, where another is taken for the answers.")
]
InsideWord = Annotated[
    str | None, typer.Option(metavar="NAME", help="The file of an archive that holds several tables.")
]


def source_of(export: str, name: str) -> Source:
    """The export that the call names; raises FileRefused where there is none."""
    return Source(name, data=sys.stdin.buffer.read()) if export == "-" else open_source(Path(export))


def declaration_of(file: str) -> Declaration:
    """The breakdowns in a file, by the attributes that are remembered; raises Unreadable."""
    try:
        text = sys.stdin.buffer.read().decode() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable("breakdowns_unreadable", error=type(error).__name__) from None
    return breakdowns.parse(text, attributes.declared())


@contextmanager
def no_search_for_cycles() -> Generator[None]:
    """Python does not look for cycles among a file's millions of cells, of which there are none, time and again."""
    is_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_looking:
            gc.enable()


def assignments(words: list[str]) -> dict[str, str]:
    """Each COLUMN=VALUE apart; raises CallRefused where one is none."""
    return dict(map(_assignment, words))


def _assignment(words: str) -> tuple[str, str]:
    column, equals, value = words.partition("=")
    if not equals or not column.strip() or not value.strip():
        raise CallRefused("no_assignment", words=words)
    return column.strip(), value.strip()
