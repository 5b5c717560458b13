"""How many people were asked to assess themselves: nobody's answer, so it is published as the owner says it."""

import tomllib
from typing import Any

import settings
from disclosure.errors import PublishRefused


def rows(organisations_and_waves: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """One row per organisation and wave of the publication for which a number was said."""
    path = settings.invited()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        found = [
            {"organisation": organisation, "wave": wave, "invited": int(number)}
            for organisation, waves in said.items()
            for wave, number in waves.items()
            if (organisation, wave) in organisations_and_waves
        ]
    except FileNotFoundError:
        return []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError, ValueError) as error:
        raise PublishRefused("invited_unreadable", file=path.name) from error
    return sorted(found, key=lambda row: (row["organisation"], row["wave"]))
