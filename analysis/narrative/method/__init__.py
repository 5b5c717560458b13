"""How each figure is worked out: in words first, then as a formula with its source, what it assumes, and where it ends."""

from analysis.narrative.method import comparisons, figures
from analysis.narrative.method.part import Method


__all__ = ["Method", "said"]


def said() -> dict[str, Method]:
    """Each part by its English title, in the language that is spoken."""
    return {part.title: part.said() for part in (*figures.PARTS, *comparisons.PARTS)}
