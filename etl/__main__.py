"""python -m etl: exports come in, and the published store goes out."""

import sys
from collections.abc import Iterable
from importlib import import_module

import typer

from etl.exit_status import leave


# The commands, in the order of the help, each with its module in etl/commands.
COMMANDS = {
    "load": "load",
    "watch": "watch",
    "inspect": "look",
    "remember": "look",
    "invited": "invited",
    "waves": "waves",
    "publish": "publish",
    "batches": "history",
    "undo": "history",
    "erase": "history",
    "status": "history",
    "audit": "audit",
    "export-records": "export_records",
    "backup": "backup",
    "restore": "backup",
    "sample": "sample",
}


def app_of(called: Iterable[str]) -> typer.Typer:
    """The commands that are called, all of them where none is: what a command does not need takes as long to import as it runs."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        help="Load survey exports into the record store and publish what is safe to show.",
    )
    app.callback()(lambda: None)  # a command alone keeps its name
    for name in [command for command in called if command in COMMANDS] or COMMANDS:
        app.command(name)(getattr(import_module(f"etl.commands.{COMMANDS[name]}"), name.replace("-", "_")))
    return app


app = app_of(sys.argv[1:2] if __name__ == "__main__" else ())

if __name__ == "__main__":
    try:
        app(prog_name="python -m etl")
    except SystemExit as ended:
        leave(ended.code)
