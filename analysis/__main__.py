"""python -m analysis: a board pack, or the data package, of what is published, on the command line."""

from importlib import import_module

import typer
from typer.core import TyperGroup


COMMANDS = ("data", "pack")  # each a module of analysis.commands, with a function of that name


class OnDemand(TyperGroup):
    """Imports the command that is asked for and no other: what draws a pack takes longer to load than the data to write."""

    def list_commands(self, ctx) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx, cmd_name: str):
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(add_completion=False)
        alone.command(cmd_name)(getattr(import_module(f"analysis.commands.{cmd_name}"), cmd_name))
        return typer.main.get_command(alone)


command = typer.Typer(cls=OnDemand, add_completion=False, no_args_is_help=True, help="What is published, to take away.")
command.callback()(lambda: None)


if __name__ == "__main__":
    command()
