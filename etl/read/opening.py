"""Any export file becomes a table of text cells with a header and row numbers."""

from etl.read import plain
from etl.read.layout import Layout
from etl.read.recognise import name_of, recognise
from etl.read.source import Source, refuse_what_is_no_table
from etl.read.table import Table
from etl.read.text import Text, open_texts
from etl.refusals import Finding


ENOUGH_NAMES = 2  # columns of ours that make a row a header, where there is a choice of sheets


def open_table(source: Source, names: frozenset[str] = frozenset(), tool: str | None = None) -> Table:
    """The table that a survey tool or a person wrote; `names` are those a header may have (columns.known_names).

    `tool`, one of recognise.TOOL_NAMES, overrules what the file says of itself. Raises FileRefused with a sentence
    where the file holds no table, CallRefused where there is no such tool.
    """
    refuse_what_is_no_table(source)
    return _workbook_table(source, names, tool) if source.is_workbook else _text_table(source, names, tool)


def _text_table(source: Source, names: frozenset[str], tool: str | None) -> Table:
    """Read under the delimiter by which a tool is recognised, else most column names, else most cells."""

    def merit(read: tuple[Text, Layout]) -> tuple:
        text, layout = read
        return (
            layout.tool != "plain",
            plain.names_found(layout.header, names),
            max(len(row.cells) for row in text.top[: plain.TOP_ROWS]),
        )

    text, layout = max(((text, _layout(text.top, names, tool)) for text in open_texts(source)), key=merit)
    return Table(text, layout, _sentence(layout, tool))


def _workbook_table(source: Source, names: frozenset[str], tool: str | None) -> Table:
    """The first sheet in which a header is recognised, shown before hidden, else the first with anything in it."""
    sheets = [(sheet, _layout(sheet.top, names, tool)) for sheet in source.sheets.result()]
    known = [(sheet, layout) for sheet, layout in sheets if _is_recognised(layout, names)]
    (sheet, layout), *others = known or sheets[:1]
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
    return Table(sheet, layout, _sentence(layout, tool) + where * (len(sheets) > 1), findings if unread else [])


def _layout(top: list, names: frozenset[str], tool: str | None) -> Layout:
    return recognise(top, tool) or plain.lay_out(top, names)


def _is_recognised(layout: Layout, names: frozenset[str]) -> bool:
    return layout.tool != "plain" or plain.names_found(layout.header, names) >= ENOUGH_NAMES


def _sentence(layout: Layout, tool: str | None) -> str:
    name = name_of(layout.tool)
    if tool:
        return f"Read as {name}, as asked."
    if layout.tool == "plain":
        return f"Read as {name}: {layout.why}."
    return f"Recognised as {name}: {layout.why}."


def _listed(names: list[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)
