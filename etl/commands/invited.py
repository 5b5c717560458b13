"""The command that says how many people were invited."""

from collections.abc import Iterator
from typing import Annotated

import typer

from domain.door.history import Invited
from domain.trail.deeds import recorded
from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell


def invited(
    organisation: Annotated[str, typer.Argument(metavar="ORGANISATION")],
    wave: Annotated[str, typer.Argument(metavar="WAVE")],
    people: Annotated[int, typer.Argument(metavar="PEOPLE", min=0, help="0 forgets the number.")],
    as_json: AsJson = False,
) -> None:
    """Say how many people were asked to assess themselves in a wave; pages then show the response rate."""
    from etl.history.invited import say

    with sentences_for_errors(as_json):
        with recorded("invited", people=people):
            kept = say(organisation, wave, people)
    tell(as_json, Invited(kept), _lines(kept))


def _lines(kept: dict[str, dict[str, int]]) -> Iterator[str]:
    for organisation, waves in kept.items():
        for wave, number in waves.items():
            yield f"{organisation}, {wave}: {number:,} people were invited."
    yield "Publish again for the dashboard to follow."
