"""Lays a cover out: a large title under a band of colour, below it whose it is and when. Lengths are in points."""

from dataclasses import replace

from analysis.board_pack.description import Message
from analysis.board_pack.layout.measure import largest
from analysis.board_pack.layout.sheet import Block, Page, Sheet


TITLE_SIZES = (22, 20, 18, 16, 14)  # of every page's title
BAND = 140  # of the accent colour, along the top
SIZES, TEXT_SIZE = (40, 34, 28, 24), 18
TOP, ROOM, GAP = 180, 100, 28  # where the title stands, how high it may be, and what is free below it


def page(message: Message, sheet: Sheet) -> Page:
    """On an organisation's template the title and the text stand at the template's own places."""
    if sheet.name is None:
        place, sizes, text = sheet.title, TITLE_SIZES, sheet.body
    else:
        place, sizes = replace(sheet.body, y=TOP, height=ROOM), SIZES
        text = replace(sheet.body, y=place.bottom + GAP, height=sheet.body.bottom - place.bottom - GAP)
    size = largest(message.title, sizes, place.width, place.height)
    return Page(message, message.title, size, place, (Block(text, message.text, TEXT_SIZE),))
