"""The pack as slides that PowerPoint can edit."""

from analysis.board_pack.powerpoint.slides import pptx


__all__ = ["pptx"]
