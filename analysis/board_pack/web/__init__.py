"""A pack as one web page: everything in one file, to be read offline, sorted, hovered over and printed."""

from analysis.board_pack.web.page import html


__all__ = ["html"]
