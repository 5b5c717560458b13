"""Any export file becomes a table of text cells with a header and row numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from etl.read import plain
from etl.read.header_row import likely_header
from etl.read.layout import Layout, Row
from etl.read.recognise import name_of, recognise
from etl.read.source import Source, refuse_what_is_no_table
from etl.read.table import Table
from etl.read.text import Text, open_texts
from etl.refusals import FileRefused, Finding


if TYPE_CHECKING:
    from etl.read.xlsx.workbook import LongSheet, Sheet  # calamine is not needed for text


@dataclass(frozen=True)
class Reading:
    """What is known of a table before it is opened.

    `names` are those that a header may have (columns.known_names). `tool`, one of recognise.TOOL_NAMES, and
    `header_row`, numbered as a spreadsheet shows it, overrule what the file says of itself.
    """

    names: frozenset[str] = frozenset()
    tool: str | None = None
    header_row: int | None = None


def open_table(source: Source, reading: Reading = Reading()) -> Table:
    """The table that a survey tool or a person wrote.

    Raises FileRefused with a sentence where the file holds no table, CallRefused where there is no such tool.
    """
    refuse_what_is_no_table(source)
    return _workbook_table(source, reading) if source.is_workbook else _text_table(source, reading)


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
    return Table(text, layout, _sentence(layout, reading))


def _workbook_table(source: Source, reading: Reading) -> Table:
    """The first sheet in which a header is recognised, shown before hidden; else the one whose header seems widest."""
    sheets = [sheet for sheet in source.sheets if _has_header_row(sheet.top, reading)]
    _refuse_no_header_row(sheets, reading)
    laid_out = [(sheet, _layout(sheet.top, reading)) for sheet in sheets]
    known = [(sheet, layout) for sheet, layout in laid_out if _is_recognised(layout, reading.names)]
    (sheet, layout), *others = known or sorted(laid_out, key=_likelihood)[:1]
    where = f" It is the {'hidden ' if sheet.is_hidden else ''}sheet “{sheet.name}”."
    unread = [other.name for other, _ in others if not other.is_hidden]
    findings = [
        Finding(
            "other_sheets",
            "",
            f"The sheet “{sheet.name}” was read. {_listed(unread)} could be read too: if it is meant, save it as a file of "
            "its own and load that.",
        )
    ]
    return Table(sheet, layout, _sentence(layout, reading) + where * (len(sheets) > 1), findings if unread else [])


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
        raise FileRefused(
            f"Row {reading.header_row:,} can't hold the column names: it is blank, or too far down. Look up in the file which "
            "row it is, and give its number."
        )


def _is_recognised(layout: Layout, names: frozenset[str]) -> bool:
    return layout.tool != "plain" or plain.names_found(layout.header, names) >= plain.ENOUGH_NAMES


def _likelihood(read: tuple["Sheet | LongSheet", Layout]) -> tuple[bool, int]:
    """Sorts sheets without a known name: those that are shown first, then those with the most that look like names."""
    sheet, layout = read
    is_likely = likely_header(sheet.top[: plain.TOP_ROWS]) is not None
    return sheet.is_hidden, -sum(bool(text.strip()) for text in layout.header) * is_likely


def _sentence(layout: Layout, reading: Reading) -> str:
    name = name_of(layout.tool)
    if reading.header_row and layout.tool == "plain":
        return f"Read as {name}: {layout.why}, as asked."
    if reading.tool:
        return f"Read as {name}, as asked."
    if layout.tool == "plain":
        return f"Read as {name}: {layout.why}."
    return f"Recognised as {name}: {layout.why}."


def _listed(names: list[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)
