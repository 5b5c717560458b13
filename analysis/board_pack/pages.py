"""Lays a pack out on pages: where each part stands on a sheet, and what goes on to a further page. Lengths are in points."""

from dataclasses import replace

from analysis.board_pack.description import Chart, Message, Pack, Paragraph, Run, Table
from analysis.board_pack.fitting import Fitted, fit, split
from analysis.board_pack.measure import LEADING, height
from analysis.board_pack.sheet import WIDE_SHEET, Block, Box, Drawing, Grid, Page, Sheet


TITLE_SIZES = (22, 20, 18, 16, 14)
TEXT_SIZES = (13, 12, 11)
NOTE_SIZE, NOTE_GAP = 11, 10
NUMBERING = " (10 of 10)"  # room for what a title gets that goes on over several pages
TABLE_SIZES = (12, 11, 10)
PARAGRAPH_GAP = 6
GUTTER = 28
CHART_SHARES = (0.54, 0.48)  # of the page's width, beside a table or text: the wider where the rest has room enough
MOST_ROOM = 1.35  # how much higher the rows of a table are made that has a page to itself
CHART_FRAME = 62  # a chart's axis and legend
LEAST_ROW, MOST_ROW = 18, 46  # a category's height in a chart
SERIES_HEIGHT = 11  # what each bar of a category needs
INDENT = 14  # of a point's text


def pages(pack: Pack, sheet: Sheet = WIDE_SHEET) -> list[Page]:
    return [page for message in pack.messages for page in _of_message(message, sheet)]


def _of_message(message: Message, sheet: Sheet) -> list[Page]:
    note = (Paragraph((Run(message.note),)),) if message.note else ()
    note_height = _height(note, NOTE_SIZE, sheet.body.width) if note else 0
    body = _below_title(message.title + NUMBERING, sheet)
    parts = _arranged(message, replace(body, height=body.height - note_height - (NOTE_GAP if note else 0)))
    note_box = Box(body.x, body.bottom - note_height, body.width, note_height)
    closing = (Block(note_box, note, NOTE_SIZE, is_quiet=True),) if note else ()
    number = len(parts)
    titles = [
        f"{message.title} ({place} of {number})" if number > 1 else message.title for place in range(1, number + 1)
    ]
    return [
        Page(message, title, _size_of_title(title, sheet.title), (*of_page, *closing))
        for title, of_page in zip(titles, parts, strict=True)
    ]


def _below_title(title: str, sheet: Sheet) -> Box:
    """The body, which begins the higher the shorter the title is."""
    used = height(title, _size_of_title(title, sheet.title), sheet.title.width, True)
    gain = max(sheet.title.height - used, 0) if sheet.name is not None else 0  # a template's own places are kept
    return replace(sheet.body, y=sheet.body.y - gain, height=sheet.body.height + gain)


def _size_of_title(title: str, box: Box) -> float:
    return next((size for size in TITLE_SIZES if height(title, size, box.width, True) <= box.height), TITLE_SIZES[-1])


def _arranged(message: Message, body: Box) -> list[tuple]:
    """The parts of each page that a message takes."""
    if message.chart is None:
        if message.table is None:
            return _columns_of_text(message.text, body)
        return _table_and_text(message, body) if message.text else _whole_table(message.table, body)
    for share in CHART_SHARES:
        left = replace(body, width=round(body.width * share))
        right = Box(body.x + left.width + GUTTER, body.y, body.width - left.width - GUTTER, body.height)
        beside = _stacked(message, right)
        if beside is not None:
            return [(_drawing(message.chart, left), *beside)]
    if not message.text:
        return [(_drawing(message.chart, body),), *_whole_table(message.table, body)]
    text = Block(right, message.text, _size_of_text(message.text, right))
    further = _whole_table(message.table, body) if message.table else []
    return [(_drawing(message.chart, left), text), *further]


def _stacked(message: Message, box: Box) -> tuple | None:
    """The text and the table of a message in one box, the text above; None where they don't fit."""
    for size in TEXT_SIZES:
        text_height = _height(message.text, size, box.width) + PARAGRAPH_GAP if message.text else 0
        text = (Block(replace(box, height=text_height), message.text, size),) if message.text else ()
        if message.table is None:
            return text
        fitted = _fitting(message.table, box.width, box.height - text_height)
        if fitted is not None:
            below = Box(box.x, box.y + text_height, sum(fitted.widths), fitted.height)
            return (*text, Grid(below, message.table, fitted))
    return None


def _table_and_text(message: Message, body: Box) -> list[tuple]:
    half = (body.width - GUTTER) / 2
    fitted = _fitting(message.table, half, body.height)
    right = Box(body.x + half + GUTTER, body.y, half, body.height)
    if fitted is None:
        return [*_columns_of_text(message.text, body), *_whole_table(message.table, body)]
    grid = Grid(Box(body.x, body.y, sum(fitted.widths), fitted.height), message.table, fitted)
    return [(grid, Block(right, message.text, _size_of_text(message.text, right)))]


def _fitting(table: Table, width: float, height: float) -> Fitted | None:
    """The table in the largest letters in which it fits; None where it does in none."""
    for size in TABLE_SIZES:
        fitted = fit(table, width, size)
        if not fitted.is_cramped and fitted.height <= height:
            return fitted
    return None


def _whole_table(table: Table, body: Box) -> list[tuple]:
    """A table over the full width, on as many pages as it takes."""
    fitted = [fit(table, body.width, size, is_stretched=True) for size in TABLE_SIZES]
    on_one = (one for one in fitted if not one.is_cramped and one.height <= body.height)
    parts = split(table, next(on_one, fitted[-1]), body.height)
    if len(parts) == 1:
        part, fitted = parts[0]
        parts = [(part, fitted.higher(min(MOST_ROOM, max((body.height - NOTE_GAP) / fitted.height, 1))))]
    return [(Grid(replace(body, height=fitted.height), part, fitted),) for part, fitted in parts]


def chart_height(chart: Chart) -> float:
    """Points that a chart has where there is room enough."""
    beside = len(chart.series) if chart.kind == "bars" else 1
    row = min(MOST_ROW, max(LEAST_ROW, 12 + SERIES_HEIGHT * beside) * 1.5)
    return CHART_FRAME + row * len(chart.categories)


def _drawing(chart: Chart, box: Box) -> Drawing:
    return Drawing(replace(box, height=min(box.height, chart_height(chart))), chart)


def _size_of_text(paragraphs, box: Box) -> float:
    fits = (size for size in TEXT_SIZES if _height(paragraphs, size, box.width) <= box.height)
    return next(fits, TEXT_SIZES[-1])


def _columns_of_text(paragraphs: tuple[Paragraph, ...], body: Box) -> list[tuple]:
    """Text in two columns: on one page in the largest letters that let it, else from page to page."""
    tried = [_in_columns(paragraphs, body, size) for size in TEXT_SIZES]
    return next((found for found in tried if len(found) == 1), tried[1])


def _in_columns(paragraphs: tuple[Paragraph, ...], body: Box, size: float) -> list[tuple]:
    width = (body.width - GUTTER) / 2
    columns, column, used = [], [], 0.0
    for place, paragraph in enumerate(paragraphs):
        high = _height((paragraph,), size, width)
        ahead = _height(paragraphs[place + 1 : place + 2], size, width) if paragraph.kind == "heading" else 0
        if column and used + high + ahead > body.height:
            columns.append(tuple(column))
            column, used = [], 0.0
        column.append(paragraph)
        used += high
    columns.append(tuple(column))
    boxes = (replace(body, width=width), Box(body.x + width + GUTTER, body.y, width, body.height))
    return [
        tuple(Block(box, text, size) for box, text in zip(boxes, columns[first : first + 2], strict=False))
        for first in range(0, len(columns), 2)
    ]


def _height(paragraphs, size: float, width: float) -> float:
    room = [width - (INDENT if paragraph.kind == "point" else 0) for paragraph in paragraphs]
    texts = [
        height(paragraph.text, size, space, paragraph.kind == "heading")
        for paragraph, space in zip(paragraphs, room, strict=True)
    ]
    return sum(texts) + PARAGRAPH_GAP * len(texts) + size * (LEADING - 1)
