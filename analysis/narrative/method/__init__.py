"""How each figure is worked out: in words first, then as a formula with its source, what it assumes, and where it ends."""

from analysis.narrative.method import comparisons, figures
from analysis.narrative.method.part import Method


__all__ = ["METHODS", "Method"]

METHODS = (*figures.PARTS, *comparisons.PARTS)
