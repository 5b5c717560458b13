"""Any export file becomes a table of text cells with a header and row numbers."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.door.load import Finding
from domain.message import Message, said
from domain.spelling import folded
from etl.read.files.data_sets.opening import open_data_set
from etl.read.files.formats import DATA_SETS
from etl.read.files.source import Source, refuse_what_is_no_table
from etl.read.files.text import Text, open_texts
from etl.read.layouts.export_layout import Layout, Row
from etl.read.staging.header_row import likely_header
from etl.read.staging.table import Table
from etl.read.tools import plain
from etl.read.tools.recognise import name_of, recognise
from etl.refusals import CallRefused, FileRefused


if TYPE_CHECKING:
    from etl.read.files.xlsx.workbook import LongSheet, Sheet  # calamine is not needed for text

    AnySheet = Sheet | LongSheet

HOW_NAMED = {
    "spss": "named_by_labels",
    "stata": "named_by_labels",
    "parquet": "names_its_own_columns",
    "json": "column_of_any_record",
}
TOOL_IS_WORTH = 5  # names: a list of teams and divisions beside the tool's own sheet has fewer


@dataclass(frozen=True)
class Reading:
    """What is known of a table before it is opened.

    `names` are those that a header may have (columns.known_names). `tool`, one of recognise.TOOL_NAMES, `header_row`,
    numbered as a spreadsheet shows it, and `sheet`, its name, overrule what the file says of itself.
    """

    names: frozenset[str] = frozenset()
    tool: str | None = None
    header_row: int | None = None
    sheet: str | None = None


def open_table(source: Source, reading: Reading = Reading()) -> Table:
    """The table that a survey tool or a person wrote.

    Raises FileRefused with a sentence where the file holds no table, CallRefused where there is no such tool or sheet.
    """
    refuse_what_is_no_table(source)
    if source.is_workbook:
        return _workbook_table(source, reading)
    if reading.sheet:
        raise CallRefused("no_workbook_no_sheets", name=source.name, sheet=reading.sheet)
    return _data_set_table(source, reading) if source.format in DATA_SETS else _text_table(source, reading)


def _text_table(source: Source, reading: Reading) -> Table:
    """Read under the delimiter by which a tool is recognised, else most column names, else most cells."""

    def merit(read: tuple[Text, Layout]) -> tuple:
        text, layout = read
        return (
            layout.tool != "plain",
            plain.names_found(layout.header, reading.names),
            max(len(row.cells) for row in text.top[: plain.TOP_ROWS]),
        )

    texts = [text for text in open_texts(source) if _has_header_row(text.top, reading)]
    _refuse_no_header_row(texts, reading)
    text, layout = max(((text, _layout(text.top, reading)) for text in texts), key=merit)
    return Table(text, layout, _how_read(layout, reading))


def _data_set_table(source: Source, reading: Reading) -> Table:
    """Its first row is the header, by what such files are; a survey tool's marks may stand in it all the same."""
    data_set = open_data_set(source)
    if reading.header_row not in (None, 1):
        raise CallRefused("names_its_columns", name=source.name, kind=DATA_SETS[source.format])
    layout = recognise(data_set.top, reading.tool, names_columns=True) or plain.lay_out(data_set.top, reading.names, 1)
    layout = replace(layout, second_names=layout.second_names or list(data_set.second_names))
    how_read = said("read_as", tool=DATA_SETS[source.format], why=said(HOW_NAMED[source.format]), more=None)
    return Table(data_set, layout, how_read, words=data_set.words)


def _workbook_table(source: Source, reading: Reading) -> Table:
    """The sheet that is asked for, else the one with most of our names (see `_choice`)."""
    sheets = [sheet for sheet in source.sheets if _has_header_row(sheet.top, reading)]
    _refuse_no_header_row(sheets, reading)
    laid_out = [(sheet, _layout(sheet.top, reading)) for sheet in sheets]
    if reading.sheet:
        sheet, layout = _named(reading.sheet, laid_out, source)
        unread = []
    else:
        (sheet, layout), *others = _choice(laid_out, reading.names)
        unread = [other.name for other, _ in others if not other.is_hidden]
    where = said("the_sheet", hidden=sheet.is_hidden, sheet=sheet.name) if len(sheets) > 1 else None
    return Table(
        sheet,
        layout,
        _how_read(layout, reading, where),
        _could_be_read_too(sheet.name, unread),
        sheets=[other.name for other in source.sheets],
    )


def _could_be_read_too(name: str, unread: list[str]) -> list[Finding]:
    if not unread:
        return []
    return [Finding("other_sheets", "", said("other_sheets", sheet=name, unread=unread))]


def _named(name: str, laid_out: list[tuple["AnySheet", Layout]], source: Source) -> tuple["AnySheet", Layout]:
    for sheet, layout in laid_out:
        if folded(sheet.name) == folded(name):
            return sheet, layout
    names = [sheet.name for sheet in source.sheets]
    raise CallRefused("no_such_sheet", name=source.name, sheet=name, sheets=names)


def _choice(laid_out: list[tuple["AnySheet", Layout]], names: frozenset[str]) -> list[tuple["AnySheet", Layout]]:
    """The sheet to read, then the others that could be: that with most of our names, shown before hidden.

    A hidden one is read only where those that are shown have not half as many names. Where none has any, it is the one whose
    header seems widest, alone.
    """
    worth = {sheet.name: _worth(layout, names) for sheet, layout in laid_out}
    known = [(sheet, layout) for sheet, layout in laid_out if worth[sheet.name] >= plain.ENOUGH_NAMES]
    if not known:
        return sorted(laid_out, key=_likelihood)[:1]
    most = max(worth.values())
    return sorted(
        known, key=lambda read: (2 * worth[read[0].name] < most, read[0].is_hidden, -worth[read[0].name])
    )  # of several alike the first


def _layout(top: list[Row], reading: Reading) -> Layout:
    """A header row that was named is a plain table's, unless the tool was named too."""
    if reading.header_row is None:
        return recognise(top, reading.tool) or plain.lay_out(top, reading.names)
    below = [row for row in top if row.number >= reading.header_row]
    return (recognise(below, reading.tool) if reading.tool else None) or plain.lay_out(
        top, reading.names, reading.header_row
    )


def _has_header_row(top: list[Row], reading: Reading) -> bool:
    return reading.header_row is None or any(row.number == reading.header_row for row in top)


def _refuse_no_header_row(there: list, reading: Reading) -> None:
    if not there:
        raise FileRefused("header_row_blank", row=reading.header_row)


def _worth(layout: Layout, names: frozenset[str]) -> int:
    """How many of our names a sheet has; being a survey tool's counts like a few."""
    return plain.names_found(layout.header, names) + TOOL_IS_WORTH * (layout.tool != "plain")


def _likelihood(read: tuple["AnySheet", Layout]) -> tuple[bool, int]:
    """Sorts sheets without a known name: those that are shown first, then those with the most that look like names."""
    sheet, layout = read
    is_likely = likely_header(sheet.top[: plain.TOP_ROWS]) is not None
    return sheet.is_hidden, -sum(bool(text.strip()) for text in layout.header) * is_likely


def _how_read(layout: Layout, reading: Reading, sheet: Message | None = None) -> Message:
    if reading.header_row and layout.tool == "plain":
        code = "read_at_row_asked"
    elif reading.tool:
        code = "read_as_asked"
    else:
        code = "read_as" if layout.tool == "plain" else "recognised"
    return said(code, tool=name_of(layout.tool), why=layout.why, more=sheet)
