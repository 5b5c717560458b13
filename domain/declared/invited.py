"""How many people were asked to assess themselves: the owner says, for no export knows; a file in the home."""

import tomllib

import tomli_w

import settings
from domain.errors import Unreadable
from domain.files import write_whole


Invited = dict[str, dict[str, int]]  # organisation -> wave -> people


def said() -> Invited:
    """The numbers that are kept; raises Unreadable."""
    path = settings.invited()
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        return {name: {wave: int(number) for wave, number in waves.items()} for name, waves in content.items()}
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError, ValueError) as error:
        raise Unreadable("invited_unreadable", file=path.name) from error


def keep(numbers: Invited) -> Invited:
    """Keeps these numbers and no others, and gives them; a number of 0 is forgotten."""
    kept = {name: {wave: number for wave, number in waves.items() if number} for name, waves in numbers.items()}
    kept = {name: waves for name, waves in kept.items() if waves}
    write_whole(settings.invited(), tomli_w.dumps(kept))
    return kept
