"""The command that writes a made-up export."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from etl.commands.words import AsJson, FrameworkWord
from etl.exit_status import sentences_for_errors, tell
from etl.refusals import CallRefused


class Shape(StrEnum):
    wide = "wide"
    long = "long"
    academy = "academy"  # the NHS Leadership Academy's tool


def sample(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Where to write the made-up export.")],
    people: Annotated[int, typer.Option(min=1)] = 6000,
    seed: Annotated[int, typer.Option(min=0)] = 1,
    waves: Annotated[int, typer.Option(min=1)] = 3,
    shape: Annotated[
        Shape | None,
        typer.Option(
            help="One row an assessment (wide), a rating (long), or an answer as the NHS Leadership Academy's tool has it"
            " (academy); if not said, the last for a framework with items and the first for others."
        ),
    ] = None,
    framework: FrameworkWord = None,
    organisations: Annotated[int, typer.Option(min=1)] = 1,
    divisions: Annotated[int, typer.Option(min=1)] = 9,
    teams: Annotated[int, typer.Option(min=1)] = 80,
    as_json: AsJson = False,
) -> None:
    """Write a made-up export, whose shape and sizes are a trust's."""
    from etl.sample import write_sample

    with sentences_for_errors(as_json):
        try:
            made = write_sample(
                out,
                seed=seed,
                shape=shape and shape.value,
                framework=framework,
                people=people,
                waves=waves,
                organisations=organisations,
                divisions=divisions,
                teams=teams,
            )
        except OSError:
            raise CallRefused("sample_unwritten", file=str(out)) from None
    told = f"{made.assessments:,} made-up assessments of {made.people:,} made-up people are in {out}."
    tell(as_json, {"file": str(out), "rows": made.rows, "people": made.people}, [told])
