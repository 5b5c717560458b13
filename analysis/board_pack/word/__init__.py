"""The pack as a paper that Word can edit."""

from analysis.board_pack.word.paper import docx


__all__ = ["docx"]
