"""The command that loads an export; what takes long to import is imported while a workbook is already being opened."""

from pathlib import Path
from typing import Annotated

import typer

from domain.errors import Status
from etl.commands.words import (
    AsJson,
    ExportName,
    ExportWord,
    FrameworkWord,
    HeaderRowWord,
    InsideWord,
    SheetWord,
    ToolWord,
    assignments,
    no_search_for_cycles,
    source_of,
)
from etl.exit_status import note_refusal, say, sentences_for_errors, tell


def load(
    export: ExportWord,
    name: ExportName = "standard input",
    framework: FrameworkWord = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping file: which column is which.")] = None,
    set_: Annotated[
        list[str], typer.Option("--set", metavar="COLUMN=VALUE", help="One value for a column that the export lacks.")
    ] = [],  # noqa: B006
    tool: ToolWord = None,
    header_row: HeaderRowWord = None,
    sheet: SheetWord = None,
    inside: InsideWord = None,
    replace: Annotated[
        int | None,
        typer.Option(metavar="BATCH", help="The export corrects this batch and takes its place, in one step."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything and write nothing.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse rows with groups that nobody has loaded before.")
    ] = False,
    confirm: Annotated[list[str], typer.Option(metavar="RULE:COLUMN", help="Confirm what a check asked about.")] = [],  # noqa: B006
    refused: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="Write the refused rows there, with their reasons; - puts them into the JSON."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read, check and load one export."""
    with sentences_for_errors(as_json), no_search_for_cycles():
        source = source_of(export, name)
        source.open_ahead()
        from domain.declared.mapping_file import Mapping, read_mapping
        from etl.load.pipeline import load_export
        from etl.load.report import sentences
        from etl.meaning.options import Options

        options = Options(
            framework=framework,
            mapping=read_mapping(mapping) if mapping else Mapping(),
            columns_set=assignments(set_),
            confirmed=frozenset(confirm),
            tool=tool,
            header_row=header_row,
            sheet=sheet,
            inside=inside,
            replaces=replace,
            strict=strict,
            dry_run=dry_run,
            refused=refused,
        )
        report = load_export(source, options, say)
    tell(as_json, report, sentences(report), is_refusal=bool(report.refused))
    if report.refused:
        if not dry_run:
            note_refusal(report.refused.code)
        if as_json:
            say(report.refusal or "")
        raise typer.Exit(Status.FILE_REFUSED)
