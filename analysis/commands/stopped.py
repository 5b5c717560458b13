"""How a command ends where it can't do what was asked."""

from typing import NoReturn

import typer


NOTHING_TO_SHOW, WORDS_OFF = 3, 2  # exit statuses


def stop(sentence: str, status: int = WORDS_OFF) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(status)
