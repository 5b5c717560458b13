"""The commands by which a page learns what an export's columns may mean, and keeps what a reader said they do."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from domain.door.look import ColumnSeen, Inspection, Remembered, Suggestion
from domain.errors import Status
from domain.trail.deeds import recorded
from etl.commands.words import (
    AsJson,
    ExportName,
    ExportWord,
    FrameworkWord,
    HeaderRowWord,
    InsideWord,
    SheetWord,
    ToolWord,
    no_search_for_cycles,
    source_of,
)
from etl.exit_status import say, sentences_for_errors, tell
from etl.refusals import CallRefused


def inspect(
    export: ExportWord,
    name: ExportName = "standard input",
    framework: FrameworkWord = None,
    tool: ToolWord = None,
    header_row: HeaderRowWord = None,
    sheet: SheetWord = None,
    inside: InsideWord = None,
    as_json: AsJson = False,
) -> None:
    """Say how an export would be read and what each column may mean; write nothing."""
    with sentences_for_errors(as_json), no_search_for_cycles():
        source = source_of(export, name)
        source.open_ahead()
        from etl.look.inspection import inspect_export
        from etl.meaning.options import Options

        options = Options(framework=framework, tool=tool, header_row=header_row, sheet=sheet, inside=inside)
        seen = inspect_export(source, options)
    tell(as_json, seen, _sentences(seen))
    if seen.refused:
        say(seen.refusal or "")
        raise typer.Exit(Status.FILE_REFUSED)


def _sentences(seen: Inspection) -> Iterator[str]:
    if seen.refused:
        return
    yield seen.tool_why
    for column in seen.columns:
        yield f"  {_title(column)}: {_meaning(column.suggestion)}"


def _title(column: ColumnSeen) -> str:
    return column.title if column.header else column.called or "(no header)"


def _meaning(suggestion: Suggestion | None) -> str:
    if not suggestion:
        return "not read"
    told = f"{suggestion.meaning} ({suggestion.score}: {suggestion.because.text()})"
    return told if suggestion.is_sure else f"not read; perhaps {told}"


def remember(name: Annotated[str, typer.Argument(metavar="NAME")], as_json: AsJson = False) -> None:
    """Keep a mapping, given on standard input as JSON, for the next export with the same columns."""
    from etl.meaning.remember import remember as keep

    with sentences_for_errors(as_json):
        try:
            content = json.load(sys.stdin)
        except ValueError:
            raise CallRefused("no_json") from None
        with recorded("remember"):
            file = keep(name, content)
    tell(as_json, Remembered(file.stem, str(file)), [f"The mapping is kept in {file}."])
