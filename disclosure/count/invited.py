"""How many people were asked to assess themselves: nobody's answer, so it is published as the owner says it."""

from typing import Any

from domain.declared import invited


def rows(organisations_and_waves: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """One row per organisation and wave of the publication for which a number was said; raises Unreadable."""
    return [
        {"organisation": organisation, "wave": wave, "invited": number}
        for organisation, waves in sorted(invited.said().items())
        for wave, number in sorted(waves.items())
        if (organisation, wave) in organisations_and_waves
    ]
