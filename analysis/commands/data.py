"""python -m analysis data: the data package."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands.stopped import NOTHING_TO_SHOW, say_if_out_of_touch, stop
from analysis.data_package import content, kinds
from analysis.published import store
from domain.files import hand_over


def data(
    out: Annotated[
        Path,
        typer.Option(help=f"A folder (CSV and Parquet), or a file that ends in {', '.join(kinds.KINDS)}."),
    ],
) -> None:
    """Write all published figures as tables for other tools, with a dictionary of their columns."""
    kind = next((kind for ending, kind in kinds.KINDS.items() if out.name.lower().endswith(ending)), None)
    if kind is None and (out.suffix or out.is_file()):
        stop(
            f"{out.name} does not say which kind of file to write. Name a folder, or let it end in one of:"
            f" {', '.join(kinds.KINDS)}."
        )
    try:
        published = store.current()
        if published is None:
            stop("Nothing is published yet, so there are no figures to take away.", NOTHING_TO_SHOW)
        say_if_out_of_touch()
        if kind is None:
            kinds.into_folder(published, out)
        else:
            hand_over(out, kind.write(published))
    except (store.Unreadable, content.Refused) as problem:
        stop(str(problem), NOTHING_TO_SHOW)
    except OSError as error:
        stop(f"{out} can't be written: {error.strerror}.")
    typer.echo(f"The published figures are in {out}.")
