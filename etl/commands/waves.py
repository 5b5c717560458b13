"""The command that says in which order waves followed each other."""

from collections.abc import Iterator
from typing import Annotated

import typer

from domain.door.history import WavesSaid
from domain.trail.deeds import recorded
from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell


def waves(
    organisation: Annotated[str, typer.Argument(metavar="ORGANISATION")],
    order: Annotated[
        list[str] | None, typer.Argument(metavar="WAVE", help="The waves, earliest first; none forgets their order.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say in which order an organisation's waves followed each other, where names and dates don't."""
    from etl.history.waves import say_of

    with sentences_for_errors(as_json):
        with recorded("waves"):
            kept, not_loaded = say_of(organisation, order or [])
    tell(as_json, WavesSaid(organisation, kept, not_loaded), _lines(organisation, kept, not_loaded))


def _lines(organisation: str, kept: list[str], not_loaded: list[str]) -> Iterator[str]:
    if not kept:
        yield f"No order is kept for the waves of {organisation}: their names, dates and loads say it."
    else:
        yield f"The waves of {organisation} will be shown in this order: {', '.join(kept)}."
    if not_loaded:
        yield f"Not loaded so far, so look whether the spelling is right: {', '.join(not_loaded)}."
    yield "Publish again for the dashboard to follow."
