"""How a command ends where it can't do what was asked, and what it says where it does so with less than it should have."""

from typing import NoReturn

import typer

from domain.stores.shared import following


NOTHING_TO_SHOW, WORDS_OFF = 3, 2  # exit statuses


def stop(sentence: str, status: int = WORDS_OFF) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(status)


def say_if_out_of_touch() -> None:
    """Says on standard error why the version that is here may not be the newest of those that are shared."""
    if why := following.trouble():
        typer.echo(f"{why} What was fetched last is used.", err=True)
