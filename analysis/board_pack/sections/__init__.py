"""What a pack says, section by section: each gives its messages, computed from the figures of the pages."""

from analysis.board_pack.sections.order import ON_REQUEST, SECTIONS, USUAL


__all__ = ["ON_REQUEST", "SECTIONS", "USUAL"]
