"""The pack as pages that typst draws: a tagged PDF and pictures."""

from analysis.board_pack.typeset.fonts import drawable
from analysis.board_pack.typeset.pages import chart_picture, pdf, picture


__all__ = ["chart_picture", "drawable", "pdf", "picture"]
