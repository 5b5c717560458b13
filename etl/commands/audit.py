"""The command that shows who did what, and proves that the trail of it is as it was written."""

from collections.abc import Iterator
from typing import Annotated

import typer

from domain.door.history import Event, Trail
from domain.words import counted
from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell


SHOWN = 50


def audit(
    verify: Annotated[
        bool, typer.Option("--verify", help="Prove that no line was changed, taken out or put in.")
    ] = False,
    what: Annotated[str | None, typer.Option(metavar="DEED", help="Only these: load, publish, sign-in …")] = None,
    who: Annotated[str | None, typer.Option(metavar="PERSON", help="Only what this person did.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show who did what, the newest first."""
    from domain.trail import chain

    with sentences_for_errors(as_json):
        number, newest = chain.verified() if verify else (0, None)
        found = [_event(one) for one in chain.events()]
    found = [one for one in reversed(found) if what in (None, one.what) and who in (None, one.who)]
    trail = Trail(found, number or len(found), newest)
    tell(as_json, trail, _proven(trail) if verify else _lines(found))


def _event(one: dict) -> Event:
    about = {name: str(value) for name, value in one.get("about", {}).items() if value not in (None, [])}
    return Event(one["number"], one["at"], one["who"], one["by"], one["what"], one["how"], about)


def _proven(trail: Trail) -> Iterator[str]:
    if not trail.number:
        yield "Nothing was recorded yet."
        return
    yield f"{counted(trail.number, 'event')}, each as it was written and bound to the one before."
    yield f"The newest is event {trail.number} with the hash {trail.newest}. Kept elsewhere, it shows if the trail is ever made anew."


def _lines(found: list[Event]) -> Iterator[str]:
    if not found:
        yield "Nothing was recorded."
    for one in found[:SHOWN]:
        about = ", ".join(f"{name} {value}" for name, value in one.about.items())
        yield f"{one.number:>6}  {one.at}  {one.who} ({one.by}): {one.what} {one.how}{': ' if about else ''}{about}"
    if len(found) > SHOWN:
        yield f"{len(found) - SHOWN:,} earlier ones are in the report (--json)."
