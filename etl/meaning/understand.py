"""Which table an export holds, and which mapping and framework it is read with."""

import itertools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache

import settings
from domain.declared import attributes
from domain.declared.framework_file import read_framework
from domain.declared.frameworks import Framework
from domain.declared.mapping_file import Mapping, refuse_unknown_levels
from domain.declared.references import reference
from etl.meaning.options import Options
from etl.meaning.remember import has_columns_of, is_made_for, kept_mappings
from etl.meaning.summaries import refuse_summary_by_question
from etl.meaning.which_framework import framework_named
from etl.read.files.opening import Reading, open_table
from etl.read.files.source import Source
from etl.read.staging.find_columns import known_names
from etl.read.staging.table import Table
from etl.refusals import CallRefused, FileRefused


def understand(source: Source, options: Options) -> tuple[Table, Mapping, Framework]:
    """The table in the file, the mapping that is given or was remembered for its columns, and the framework."""
    mapping = options.mapping
    framework = _framework(options, mapping)
    kept = kept_mappings()
    names = known_names(framework, mapping).union(*(known_names(framework, other) for other in kept))

    @cache
    def table_at(
        header_row: int | None = None, sheet: str | None = None, names: frozenset[str] = frozenset(names)
    ) -> Table:
        named = options.sheet or (sheet if source.is_workbook else None)
        return open_table(source, Reading(names, options.tool, options.header_row or header_row, named))

    table = table_at(sheet=mapping.sheet)
    if mapping.toml_text:
        table = _as_mapped(table_at, mapping, has_columns_of) or table
    else:
        for other in kept:
            if found := _as_mapped(table_at, other, is_made_for):
                table, mapping, framework = found, other, _framework(options, other)
                break
    if not mapping.toml_text and not options.framework:
        usual, framework = framework, framework_named(table, framework)
        table = table if framework is usual else table_at(names=frozenset(names | known_names(framework, mapping)))
    if not mapping.toml_text:
        refuse_summary_by_question(table)
    refuse_unknown_levels(mapping, framework)
    return table, _with_attributes(mapping, table), framework


def _with_attributes(mapping: Mapping, table: Table) -> Mapping:
    """The mapping with the attributes that the installation remembers, and those of the survey tool."""
    file = "tool_attributes"
    known = attributes.together(attributes.parse(reference(file).get(table.tool, {}), file), attributes.declared())
    known = attributes.together(known, mapping.attributes)
    columns = {attributes.column_of(word, known): header for word, header in mapping.columns.items()}
    values = {attributes.column_of(word, known): meant for word, meant in mapping.values.items()}
    return replace(mapping, attributes=known, columns=columns, values=values) if known else mapping


def _as_mapped(
    table_at: Callable[[int | None, str | None], Table],
    mapping: Mapping,
    is_for: Callable[[Mapping, list[str], list[str]], bool],
) -> Table | None:
    """The table at the mapping's own row and sheet, else where one was found; None if it is for neither."""
    rows, sheets = dict.fromkeys((mapping.header_row, None)), dict.fromkeys((mapping.sheet, None))
    for row, sheet in itertools.product(rows, sheets):
        with suppress(FileRefused, CallRefused):
            table = table_at(row, sheet)
            if is_for(mapping, table.header, table.called):
                return table
    return None


def _framework(options: Options, mapping: Mapping) -> Framework:
    """The one the call names, else the mapping's, relative to the mapping file, else the installation's."""
    if options.framework:
        return read_framework(options.framework)
    return read_framework(mapping.framework or settings.FRAMEWORK, mapping.folder)
