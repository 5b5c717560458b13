"""What a load did, told on the command line."""

from collections.abc import Iterator

from domain.door.load import LoadReport
from domain.words import counted, listed
from etl.history.waves import told as waves_told
from etl.refusals import asked, told


def sentences(report: LoadReport) -> Iterator[str]:
    """What a load did for who called it on the command line, most important first."""
    if report.refusal:
        yield f"Refused: {report.refusal} Nothing was loaded."
    elif report.already_loaded:
        yield f"This file was already loaded, as batch {report.batch_id}. Nothing was loaded again."
    else:
        loaded = "would load" if report.batch_id is None else f"loaded as batch {report.batch_id}"
        yield (
            f"{counted(report.assessments_loaded, 'assessment')} {loaded}: {counted(report.ratings_loaded, 'rating')}, and "
            f"{counted(report.ratings_not_rated, 'answer')} that {'is' if report.ratings_not_rated == 1 else 'are'} not rated."
        )
    if report.tool_why:
        yield report.tool_why
    if report.side_by_side:
        yield report.side_by_side.said.text()
    if report.replaced:
        yield (
            f"Against batch {report.replaced.batch_id}, which it replaces: {counted(report.replaced.assessments_changed, 'assessment')} "
            f"changed, {report.replaced.assessments_added:,} added, {report.replaced.assessments_removed:,} removed."
        )
    if report.mapping:
        yield f"Read with the mapping “{report.mapping}”."
    if report.rows_refused:
        part = ", some of them in part" if report.side_by_side else ""
        yield f"{report.rows_refused:,} of {counted(report.rows_read, 'row')} {'is' if report.rows_refused == 1 else 'are'} refused{part}:"
        for reason in told(report.refusals):
            yield f"  {reason.text()}"
    if report.columns_dropped:
        yield f"Columns that were not read: {', '.join(report.columns_dropped)}."
    yield from waves_told(report.wave_order)
    for finding in report.findings:
        if not finding.needs_confirmation:
            yield asked(finding).text() if finding.confirmation else finding.message
    for column, values in report.new_values.items():
        yield f"New in {column}: {listed(values, most=12)}. Is each of them meant?"
