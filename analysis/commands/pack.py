"""python -m analysis pack: a board pack."""

import json
from pathlib import Path
from typing import Annotated

import typer

from analysis.board_pack import house_style
from analysis.board_pack import pack as board_pack
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.sections import ON_REQUEST, USUAL
from analysis.commands.stopped import NOTHING_TO_SHOW, say_if_out_of_touch, stop
from analysis.published import filters, selection, store
from domain.files import hand_over
from domain.languages import ENGLISH, languages, speaking


def pack(
    out: Annotated[Path, typer.Option(help=f"Where to write it: {', '.join(FORMATS)} (one PNG a page).")],
    wave: Annotated[
        str | None, typer.Option(help="The wave, as it was exported; the latest where none is said.")
    ] = None,
    organisation: Annotated[str | None, typer.Option(help="Where several are published: which.")] = None,
    rater_group: Annotated[
        str | None, typer.Option(help="self (default), line_manager, peers, direct_reports, others.")
    ] = None,
    measure: Annotated[str | None, typer.Option(help="performance (default) or importance.")] = None,
    breakdown: Annotated[str | None, typer.Option(help="How to split: division (default), team, role …")] = None,
    framework: Annotated[str | None, typer.Option(help="Where several are published: its id.")] = None,
    only: Annotated[
        str | None,
        typer.Option(help='Of some groups alone, as a link has it or by their names: "division:Medicine,Surgery".'),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            help=f"A section; say it again for the next. Default, in order: {', '.join(USUAL)}. Besides: {', '.join(ON_REQUEST)}."
        ),
    ] = None,
    language: Annotated[
        str, typer.Option(help="In which language: en (default), or another that there is a catalogue of.")
    ] = ENGLISH,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Write the board pack of one wave."""
    kind = FORMATS.get(out.suffix.lower())
    if kind is None:
        stop(f"{out.name} does not say which kind of file to write. Let its name end in one of: {', '.join(FORMATS)}.")
    if language not in languages():
        named = ", ".join(f"{one.code} ({one.name})" for one in languages().values())
        stop(f"There is no language “{language}” here. There is: {named}.")
    wished = {
        "framework": framework,
        "organisation": organisation,
        "wave": wave,
        "rater_group": rater_group,
        "measure": measure,
        "breakdown": breakdown,
    }
    try:
        published = store.current()
        if published is None:
            stop("Nothing is published yet, so there is nothing to make a pack of.", NOTHING_TO_SHOW)
        say_if_out_of_touch()
        chosen, choices = selection.choose(published, {field: value for field, value in wished.items() if value})
        for choice in choices:
            if wished[choice.field] and choice.chosen != wished[choice.field]:
                stop(
                    f"There is no {choice.label.lower()} “{wished[choice.field]}” here. There is: {', '.join(choice.options)}."
                )
        if chosen is None:
            stop("Nothing is published yet, so there is nothing to make a pack of.", NOTHING_TO_SHOW)
        if only:
            chosen = filtered(published, chosen, only)
        with speaking(language):
            described = board_pack.describe(published, chosen, tuple(section or USUAL))
        written = kind.write(described, follow)
    except (store.Unreadable, board_pack.Refused, house_style.Unusable) as problem:
        stop(str(problem), NOTHING_TO_SHOW)
    try:
        hand_over(out, written)
    except OSError as error:
        stop(f"{out} can't be written: {error.strerror}.")
    told = {"file": str(out), "version": published.version, "language": language} | {
        name: getattr(chosen, name) for name in (*wished, "only")
    }
    typer.echo(json.dumps(told) if as_json else f"The board pack is in {out}.")


def filtered(published: store.Store, chosen: selection.Selection, text: str) -> selection.Selection:
    """The selection under the page's own filter; ends the command where it asks for what is not published."""
    asked, there = filters.wished(published, chosen, text), filters.choices(published, chosen)
    if asked is None or asked.breakdown not in there:
        stop(
            f"“{text}” is no filter here. It begins with how to split, and names its groups: {', '.join(f'{one}:…' for one in there)}."
        )
    for group in asked.groups:
        if group not in there[asked.breakdown]:
            stop(
                f"“{group}” is none of the groups by {asked.breakdown} here. There are: {', '.join(there[asked.breakdown].values())}."
            )
    under, missing = filters.applied(published, chosen, text)
    if missing:
        typer.echo(
            f"{missing.groups} by {missing.breakdown} is not published, so the pack is of {missing.groups} alone.",
            err=True,
        )
    return under


def follow(done: int, of: int) -> None:
    typer.echo(f"page {done} of {of}", err=True)
