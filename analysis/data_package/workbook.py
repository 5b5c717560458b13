"""The parts of an XLSX workbook (ECMA-376, SpreadsheetML): a sheet a table, the dictionary as the first.

DuckDB writes the cells: a row of Python objects for each, as libraries that write workbooks want it, takes ten times as long.
"""

import re
from xml.sax.saxutils import escape

from analysis.data_package import dictionary
from analysis.data_package.content import Described, Refused, content
from analysis.data_package.opened import MOMENT, TEXT, Opened, opened
from analysis.published.store import Store


MOST_ROWS = 1_048_576  # of a sheet, with the line of names
WIDEST = 60  # characters, of a column
HEAD, DAY, MINUTE = 1, 2, 3  # places in STYLES
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/>\
</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>\
</cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/>\
<xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>"""
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CELLS = {  # of DuckDB's types; a number is the usual one, and {} the column
    TEXT: """'<c t="s"><v>' || enum_code({}::texts) || '</v></c>'""",
    "BOOLEAN": """'<c t="b"><v>' || {}::utinyint || '</v></c>'""",
    "DATE": f"""'<c s="{DAY}"><v>' || date_diff('day', date '1899-12-30', {{}}) || '</v></c>'""",
    "TIMESTAMP": f"""'<c s="{MINUTE}"><v>' || epoch({{}} - timestamp '1899-12-30') / 86400 || '</v></c>'""",
}
NUMBER = "'<c><v>' || {} || '</v></c>'"


def workbook(store: Store) -> dict[str, bytes]:
    """By name, the parts; Refused where a table has more rows than a sheet."""
    held, tables = content(store), opened(store)
    for one in held.tables:
        if one.rows >= MOST_ROWS:
            raise Refused(
                f"The table {one.table.name} has {one.rows:,} rows, more than a sheet of a workbook holds. Take CSV or"
                " Parquet files, or the DuckDB database."
            )
    columns = [
        f'select "{c.name}" as text from {o.table.name}' for o in held.tables for c in o.columns if c.type == TEXT
    ]
    known = f"select text from ({' union '.join(columns)}) where text is not null order by text"
    with tables.one_at_a_time:
        tables.rows(f"create or replace type texts as enum ({known})")
        ((shared,),) = tables.rows("select enum_range(null::texts)")
        sheets = {"dictionary": _dictionary(held.tables)}
        sheets |= {one.table.name: _sheet(tables, one) for one in held.tables}
    texts = "".join(f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in shared)
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations(
            {"xl/workbook.xml": "officeDocument", "docProps/core.xml": "metadata/core-properties"}
        ),
        "docProps/core.xml": _properties(f"{held.created_at:{MOMENT}}"),
        "xl/workbook.xml": _book(list(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(
            {f"worksheets/sheet{number}.xml": "worksheet" for number in range(1, len(sheets) + 1)}
            | {"styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(shared)}">{texts}</sst>',
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets.values(), start=1)}
    return {name: (DECLARATION + part).encode() for name, part in parts.items()}


def _sheet(tables: Opened, described: Described) -> str:
    cells, longest = [], []
    for column in described.columns:
        name = f'"{column.name}"'
        cell = CELLS.get(column.type, NUMBER).format(name)
        cells.append(f"coalesce({cell}, '<c/>')")
        longest.append(f"coalesce(max(length({name})), 0)" if column.type == TEXT else "0")
    rows = tables.rows(f"select '<row>' || {' || '.join(cells)} || '</row>' from {described.table.name}")
    (widths,) = tables.rows(f"select {', '.join(longest)} from {described.table.name}")
    return _of_rows([column.name for column in described.columns], widths, [row for (row,) in rows])


def _dictionary(tables: tuple[Described, ...]) -> str:
    words = [(one.table.name, column.name, column.kind, column.description) for one in tables for column in one.columns]
    widths = [max(map(len, column)) for column in zip(*words, strict=True)]
    return _of_rows(["table", "column", "type", "meaning"], widths, [_row(row) for row in words])


def _of_rows(names: list[str], widths: list[int] | tuple[int, ...], rows: list[str]) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{min(max(len(name), width) + 2, WIDEST)}" customWidth="1"/>'
        for place, (name, width) in enumerate(zip(names, widths, strict=True), start=1)
    )
    last = f"{_letters(len(names))}{max(len(rows), 1) + 1}"
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        f' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>'
        f'{_row(names, HEAD)}{"".join(rows)}</sheetData><autoFilter ref="A1:{last}"/></worksheet>'
    )


def _letters(place: int) -> str:
    """The name of a sheet's column: A, …, Z, AA, …"""
    before, last = divmod(place - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _row(texts: list[str] | tuple[str, ...], style: int = 0) -> str:
    cells = [f'<c s="{style}" t="inlineStr"><is><t>{_escaped(text)}</t></is></c>' for text in texts]
    return f"<row>{''.join(cells)}</row>"


def _book(names: list[str]) -> str:
    sheets = [f'<sheet name="{name[:31]}" sheetId="{place}" r:id="rId{place}"/>' for place, name in enumerate(names, 1)]
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(sheets)}</sheets></workbook>'


def _relations(targets: dict[str, str]) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{place}" Type="{PACKAGE + "/relationships" if "/" in kind else OFFICE}/{kind}" Target="{target}"/>'
            for place, (target, kind) in enumerate(targets.items(), start=1)
        )
        + "</Relationships>"
    )


def _types(sheets: int) -> str:
    parts = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", "/xl/sharedStrings.xml": "sharedStrings"}
    parts |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    overrides = [f'<Override PartName="{name}" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in parts.items()]
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/>{"".join(overrides)}<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _properties(created: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dc:title>{_escaped(dictionary.TITLE)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{created}'
        "</dcterms:created></cp:coreProperties>"
    )


def _escaped(text: str) -> str:
    """A text in XML; a character that can't stand there is written as SpreadsheetML has it."""
    return NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escape(text))
