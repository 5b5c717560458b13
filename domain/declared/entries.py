"""Files in which an organisation declares things one after another: a list of tables under one name."""

import tomllib
from pathlib import Path
from typing import Any

from domain.errors import Unreadable
from domain.message import said


def entries(path: Path, name: str, unreadable: str) -> list[Any]:
    """The tables `[[name]]` of a file, none where there is no file; where it holds anything else, or is no TOML, it raises
    Unreadable with the code `unreadable` and why."""
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return []
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(unreadable, error=str(error)) from None
    found = content.get(name, [])
    if content.keys() - {name} or not isinstance(found, list):
        raise Unreadable(unreadable, error=said("other_than_tables", table=name))
    return found
