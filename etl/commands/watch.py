"""The command that loads whatever is dropped into a folder."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from domain.door.watch import Dropped, Watched
from domain.errors import Status
from etl.commands.words import AsJson, FrameworkWord, no_search_for_cycles
from etl.exit_status import say, sentences_for_errors, tell


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")],
    once: Annotated[bool, typer.Option("--once", help="Take what lies there and end, as a timer wants it.")] = False,
    every: Annotated[float, typer.Option(metavar="SECONDS", min=1, help="How often to look.")] = 10,
    framework: FrameworkWord = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse rows with groups that nobody has loaded before.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Load the exports that are dropped into a folder; set aside, with its report, what can't be loaded without being asked about."""
    from etl.load import dropped
    from etl.meaning.options import Options

    options, is_any_set_aside = Options(framework=framework, strict=strict), False
    while True:
        with sentences_for_errors(as_json), no_search_for_cycles():
            found = list(dropped.look(folder, options, say))
        is_any_set_aside |= any(one.is_set_aside for one in found)
        if found or once:
            tell(as_json, Watched(found), _lines(found))
        if once:
            raise typer.Exit(Status.FILE_REFUSED if is_any_set_aside else Status.DONE)
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            return


def _lines(found: Iterable[Dropped]) -> Iterator[str]:
    from etl.load.report import sentences

    for one in found:
        yield f"{one.name} is now {one.moved_to}."
        if one.report:
            yield from (f"  {sentence}" for sentence in sentences(one.report))
        elif one.refusal:
            yield f"  Refused: {one.refusal} Nothing was loaded."
