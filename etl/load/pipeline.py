"""One load, from file to record store, as a table of contents."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import duckdb

from domain.declared import attributes
from domain.door.load import LoadReport
from domain.key import fingerprint
from domain.message import said
from domain.trail.deeds import recorded, who
from etl import secret, store
from etl.checks.attributes import as_confirmed, attribute_findings, with_values
from etl.checks.averages import are_all_between, average_findings
from etl.checks.few_raters import few_rater_findings
from etl.checks.personal import check_personal_data
from etl.checks.valueless import valueless_findings
from etl.history import waves
from etl.load.assessments import stage_records
from etl.load.check import check
from etl.load.conformed.carried import carry_groups, leave_out_rows_without_answers
from etl.load.conformed.conform import NO_LEVEL, conform
from etl.load.group_sizes import group_sizes
from etl.load.names import tell_of_names
from etl.load.repeated.replacement import compare, set_aside
from etl.load.repeated.same_answers import same_answers
from etl.load.shape import rows_of_one, side_by_side
from etl.load.sheets import other_sheets_named
from etl.load.write import Batch, load_sha256, loaded_before, nothing_loaded, refuse_changed_framework, write_records
from etl.meaning.options import Options
from etl.meaning.refused_rows import refused_rows, write_refused_rows
from etl.meaning.summaries import summaries_named
from etl.meaning.understand import understand
from etl.meaning.which_framework import other_framework
from etl.read.files.archive import tables_in, unpacked
from etl.read.files.source import Source
from etl.read.staging.find_columns import columns_lacking, find_columns
from etl.read.staging.sides.sides_asked import of_titles
from etl.read.staging.twins import Twins
from etl.read.staging.unread import titles, unnamed
from etl.refusals import FileRefused, refuse_what_has_no_rows, refuse_what_is_asked


IN_THE_REPORT = Path("-")  # where the refused rows go when the caller wants no file


class AnotherWasFirst(Exception):
    """While this load read its file, another made the record store or the secret that this one had assumed away."""


def load_export(
    source: Source,
    options: Options,
    progress: Callable[[str], None] = lambda step: None,
) -> LoadReport:
    """Reads, conforms, checks and loads one export; a file refused as a whole has its `refusal` and wrote nothing.

    Raises CallRefused where the call contradicts itself or the file.
    """
    report = LoadReport()
    con = store.connect(source.size)
    try:
        _load(con, source, options, report, progress)
    except FileRefused as refused:
        report.refused = refused.said
        report.assessments_loaded = report.ratings_loaded = report.ratings_not_rated = 0
    except AnotherWasFirst:
        return load_export(source, options, progress)
    finally:
        con.close()
    return report


def _load(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    options: Options,
    report: LoadReport,
    progress: Callable[[str], None],
) -> None:
    progress("reading")
    report.files = tables_in(source)
    source = unpacked(source, options.inside)
    report.file = source.name if report.files else ""
    table, mapping, framework = understand(source, options)
    report.tool, report.how_read, report.mapping = table.tool, table.how_read, mapping.name or None
    if report.file:
        report.how_read = said("of_file", how_read=table.how_read, file=report.file)
    report.sheet, report.sheets = table.sheet_read, table.sheets
    sha256 = load_sha256(
        source.sha256, framework, mapping, options.columns_set, table.tool, options.header_row, table.sheet_read
    )
    # Nothing is made before the file has passed: a first load checks against an empty store in memory.
    is_first = not store.attach(con, write=not options.dry_run)
    key = secret.secret(store.fingerprint(con), may_be_new=nothing_loaded(con))
    if batch_id := loaded_before(con, sha256):
        report.already_loaded, report.batch_id = True, batch_id
        return
    refuse_changed_framework(con, framework)
    set_aside(con, options.replaces, mapping.attributes)

    twins = Twins(table)
    report.columns_lacking = columns_lacking(table.header, mapping, table.second_names, twins.are_one)
    with other_sheets_named(report), summaries_named(table, framework):
        columns = find_columns(
            table.header,
            framework,
            mapping,
            options.columns_set,
            table.second_names,
            twins.are_one,
            lambda place: table.holds_levels(place, framework),
        )
    report.columns_lacking = [name for name in report.columns_lacking if name not in columns.places]
    table = twins.table()
    report.shape, report.columns_dropped = columns.shape, [*columns.dropped, *unnamed(table)]
    refused_in_reading = table.stage_columns(con, columns)
    carried = carry_groups(con, columns, table.tool)
    refused_in_reading += leave_out_rows_without_answers(con, columns, table.tool)

    progress("matching names and levels")
    report.findings = (
        other_framework(framework, options, mapping)
        + table.findings
        + columns.findings
        + of_titles(titles(table), columns.has)
    )
    report.findings += twins.findings(columns.places_of_questions) + carried
    report.findings += valueless_findings(table, columns, refused_in_reading)
    report.findings += check_personal_data(con, columns, mapping) + attribute_findings(con, columns, mapping)
    report.findings += conform(
        con, columns, table.with_own_codes(framework), table.with_own_blanks(mapping), key, source.sha256
    )

    if averages := average_findings(con, columns, framework, mapping):
        is_settled = are_all_between(con, framework, NO_LEVEL)
        report.findings = [one for one in report.findings if not (is_settled and one.rule == "numbers")] + averages
    report.side_by_side = side_by_side(con, columns)
    report.findings += rows_of_one(con, columns)

    progress("checking rows")
    with summaries_named(table, framework):
        checked = check(con, columns, framework, refused_in_reading, options)
    report.rows_read, report.rows_refused, report.refusals = checked.rows_read, checked.rows_refused, checked.refusals
    tell_of_names(con, columns, report, mapping)
    if report.rows_refused and options.refused:
        _hand_over_refused_rows(refused_rows(con, columns), options.refused, report)
    refuse_what_is_asked(report, options.confirmed)
    with other_sheets_named(report):
        refuse_what_has_no_rows(report, checked.accepted)

    counts = stage_records(con, columns, framework, mapping.combine)
    report.assessments_loaded = counts.assessments
    report.ratings_loaded, report.ratings_not_rated = counts.ratings, counts.ratings_not_rated
    report.findings += few_rater_findings(con, columns, framework) + same_answers(con, columns, framework)
    ordered = waves.with_export(con)
    report.wave_order = waves.names(ordered)
    report.findings += waves.findings(ordered)
    refuse_what_is_asked(report, options.confirmed)
    if options.replaces is not None:
        report.replaced = compare(con, columns, options.replaces)
    if options.dry_run:
        report.group_sizes = group_sizes(con, columns)
        return

    progress("writing")
    batch = Batch(source.name, source.sha256, sha256, f"{table.tool}: {table.how_read.key}", who())
    confirmed = sorted({name.partition(":")[0] for name in options.confirmed})
    try:
        with (
            recorded("load", replaces=options.replaces, confirmed=confirmed) as recording,
            store.made(con) if is_first else nullcontext(),
        ):
            if not secret.keep(key):
                raise AnotherWasFirst
            store.sign(con, fingerprint(key))
            report.batch_id = write_records(con, batch, columns, framework, mapping, counts, report, options.replaces)
            recording |= {"batch": report.batch_id, "assessments": counts.assessments, "refused": checked.rows_refused}
    except FileExistsError:
        raise AnotherWasFirst from None
    if options.replaces is not None:
        store.detach(con)
        with store.rewriting(con):
            pass  # what was taken out leaves the file too
    waves.keep_confirmed(ordered)
    attributes.keep(as_confirmed(with_values(con, columns.remembered), options.confirmed))


def _hand_over_refused_rows(text: str, file: Path, report: LoadReport) -> None:
    if file == IN_THE_REPORT:
        report.refused_csv = text
    else:
        write_refused_rows(text, file)
