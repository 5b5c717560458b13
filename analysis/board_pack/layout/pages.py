"""Lays a pack out on pages: where each part stands on a sheet, and what goes on to a further page. Lengths are in points."""

from dataclasses import replace

from analysis.board_pack.description import Chart, Message, Pack, Paragraph, Run, Table
from analysis.board_pack.layout import cover
from analysis.board_pack.layout.fitting import Fitted, fit, split
from analysis.board_pack.layout.measure import LEADING, height, largest
from analysis.board_pack.layout.sheet import WIDE_SHEET, Block, Box, Drawing, Grid, Page, Sheet
from domain.languages import _


TITLE_SIZES = cover.TITLE_SIZES
TEXT_SIZES = (13, 12, 11)
NOTE_SIZE, NOTE_GAP = 11, 10
TABLE_SIZES = (12, 11, 10)
EVEN_STEPS = 24  # how finely a long table is shared out over its pages
PARAGRAPH_GAP = 6
GUTTER = 28
CHART_SHARES = (
    0.64,
    0.54,
    0.48,
)  # of the page's width, beside a table or text: the wider where the rest has room enough
TABLE_SHARES = (0.5, 0.42, 0.36)  # of the page's width, beside text alone
MOST_ROOM = 1.35  # how much higher the rows of a table are made that has a page to itself
CHART_FRAME = 62  # a chart's axis and legend
MOST_ROW = 52  # a category's height in a chart
SERIES_HEIGHT = 13  # what each bar of a category needs
INDENT = 14  # of a point's text


def pages(pack: Pack, sheet: Sheet = WIDE_SHEET) -> list[Page]:
    return [page for message in pack.messages for page in _of_message(message, sheet)]


def _of_message(message: Message, sheet: Sheet) -> list[Page]:
    if message.is_cover:
        return [cover.page(message, sheet)]
    found = _laid_out(message, _below_title(message.title, sheet))
    if len(found) > 1:
        found = _laid_out(message, _below_title(_title(message, len(found), len(found)), sheet))
    titles = [_title(message, place, len(found)) for place in range(1, len(found) + 1)]
    return [
        Page(message, title, _size_of_title(title, sheet.title), sheet.title, parts)
        for title, parts in zip(titles, found, strict=True)
    ]


def _title(message: Message, place: int, number: int) -> str:
    """Of a message's page, counted from 1, of so many."""
    if number == 1:
        return message.title
    return _("{title} ({place} of {number})", title=message.title, place=place, number=number)


def _laid_out(message: Message, body: Box) -> list[tuple]:
    """The parts of each page that a message takes, with its note at the foot of every one."""
    note = (Paragraph((Run(message.note),)),) if message.note else ()
    note_height = _height(note, NOTE_SIZE, body.width) if note else 0
    parts = _arranged(message, replace(body, height=body.height - note_height - (NOTE_GAP if note else 0)))
    note_box = Box(body.x, body.bottom - note_height, body.width, note_height)
    closing = (Block(note_box, note, NOTE_SIZE, is_quiet=True),) if note else ()
    return [(*of_page, *closing) for of_page in parts]


def _below_title(title: str, sheet: Sheet) -> Box:
    """The body, which begins the higher the shorter the title is."""
    used = height(title, _size_of_title(title, sheet.title), sheet.title.width, True)
    gain = max(sheet.title.height - used, 0) if sheet.name is not None else 0  # a template's own places are kept
    return replace(sheet.body, y=sheet.body.y - gain, height=sheet.body.height + gain)


def _size_of_title(title: str, box: Box) -> float:
    return largest(title, TITLE_SIZES, box.width, box.height)


def _arranged(message: Message, body: Box) -> list[tuple]:
    """The parts of each page that a message takes."""
    if message.chart is None:
        if message.table is None:
            return _columns_of_text(message.text, body)
        return _table_and_text(message, message.table, body) if message.text else _whole_table(message.table, body)
    if message.table is None and not message.text:
        return [(_drawing(message.chart, body),)]
    for share in CHART_SHARES:
        left = replace(body, width=round(body.width * share))
        right = Box(body.x + left.width + GUTTER, body.y, body.width - left.width - GUTTER, body.height)
        beside = _stacked(message, right)
        if beside is not None:
            return [(_drawing(message.chart, left), *beside)]
    further = _whole_table(message.table, body) if message.table else []
    if not message.text:
        return [(_drawing(message.chart, body),), *further]
    text, rest = _filled(message.text, right, _size_of_text(message.text, right))
    return [(_drawing(message.chart, left), text), *(_columns_of_text(rest, body) if rest else []), *further]


def _stacked(message: Message, box: Box) -> tuple | None:
    """The text and the table of a message in one box, the text above; None where they don't fit."""
    for size in TEXT_SIZES:
        text_height = _height(message.text, size, box.width) + PARAGRAPH_GAP if message.text else 0
        text = (Block(replace(box, height=text_height), message.text, size),) if message.text else ()
        if message.table is None and text_height <= box.height:
            return text
        if message.table is None:
            continue
        fitted = _fitting(message.table, box.width, box.height - text_height)
        if fitted is not None:
            below = Box(box.x, box.y + text_height, sum(fitted.widths), fitted.height)
            return (*text, Grid(below, message.table, fitted))
    return None


def _table_and_text(message: Message, table: Table, body: Box) -> list[tuple]:
    """The table at the left and the text beside it, with more room for the text where it needs it."""
    for share in TABLE_SHARES:
        left = (body.width - GUTTER) * share
        right = Box(body.x + left + GUTTER, body.y, body.width - GUTTER - left, body.height)
        fitted = _fitting(table, left, body.height)
        if fitted is not None and _height(message.text, TEXT_SIZES[-1], right.width) <= body.height:
            grid = Grid(Box(body.x, body.y, sum(fitted.widths), fitted.height), table, fitted)
            return [(grid, Block(right, message.text, _size_of_text(message.text, right)))]
    return [*_columns_of_text(message.text, body), *_whole_table(table, body)]


def _fitting(table: Table, width: float, height: float) -> Fitted | None:
    """The table in the largest letters in which no text is broken, else in which it fits; None where it does in none."""
    tried = [fit(table, width, size) for size in TABLE_SIZES]
    fitting = [fitted for fitted in tried if not fitted.is_cramped and fitted.height <= height]
    return next((fitted for fitted in fitting if not fitted.is_wrapped), fitting[0] if fitting else None)


def _whole_table(table: Table, body: Box) -> list[tuple]:
    """A table over the full width, on as many pages as it takes."""
    fitted = [fit(table, body.width, size, is_stretched=True) for size in TABLE_SIZES]
    on_one = (one for one in fitted if not one.is_cramped and one.height <= body.height)
    chosen = next(on_one, fitted[-1])
    number = len(split(table, chosen, body.height))
    rooms = (body.height * part / EVEN_STEPS for part in range(1, EVEN_STEPS + 1))
    parts = next(even for room in rooms if len(even := split(table, chosen, room)) == number)
    highest = max(fitted.height for _, fitted in parts)
    spare = min(MOST_ROOM, max((body.height - NOTE_GAP) / highest, 1))
    return [(Grid(replace(body, height=fitted.height * spare), part, fitted.higher(spare)),) for part, fitted in parts]


def chart_height(chart: Chart) -> float:
    """Points that a chart has where there is room enough."""
    beside = len(chart.series) if chart.kind == "bars" else 1
    return CHART_FRAME + max(MOST_ROW, SERIES_HEIGHT * beside) * len(chart.categories)


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
    boxes = (replace(body, width=width), Box(body.x + width + GUTTER, body.y, width, body.height))
    columns, rest = [], paragraphs
    while rest:
        column, rest = _filled(rest, boxes[len(columns) % 2], size)
        columns.append(column)
    return [tuple(columns[first : first + 2]) for first in range(0, len(columns), 2)]


def _filled(paragraphs: tuple[Paragraph, ...], box: Box, size: float) -> tuple[Block, tuple[Paragraph, ...]]:
    """As many paragraphs as a box holds, at least one, and the rest; a heading stays with what follows it."""
    number = 1
    while number < len(paragraphs) and _height(paragraphs[: number + 1], size, box.width) <= box.height:
        number += 1
    while 1 < number < len(paragraphs) and paragraphs[number - 1].kind == "heading":
        number -= 1
    return Block(box, paragraphs[:number], size), paragraphs[number:]


def _height(paragraphs, size: float, width: float) -> float:
    room = [width - (INDENT if paragraph.kind == "point" else 0) for paragraph in paragraphs]
    texts = [
        height(paragraph.text, size, space, paragraph.kind == "heading")
        for paragraph, space in zip(paragraphs, room, strict=True)
    ]
    return sum(texts) + PARAGRAPH_GAP * len(texts) + size * (LEADING - 1)
