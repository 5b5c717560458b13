"""Says what an export would load, what is refused and why, and what to look at before it is loaded."""

from collections.abc import Callable

import streamlit as st

from analysis import wording
from analysis.wording import plain
from domain.door.load import Finding, LoadReport, Refusal, Replaced
from domain.errors import Status
from domain.languages import N_, _
from domain.message import BROWSER
from domain.words import listed
from pages.access import taking
from pages.upload_steps.etl_process import Answer


ROWS_LISTED = 20  # of a refusal's rows; the table says how many more there are
COLUMNS_LISTED = 3
ASKED_BELOW = ("likely_same", "renamed")  # rules whose findings have a question of their own
ASKED = "asked"  # the code of a refusal that ends once the reader has answered
COUNTS = {
    N_("Assessments that would load"): "assessments_loaded",
    N_("Ratings"): "ratings_loaded",
    N_("Answers that are no rating"): "ratings_not_rated",
    N_("Rows refused"): "rows_refused",
}


def show_check(answer: Answer[LoadReport], file_name: str, refused_rows: Callable[[], bytes], first: str = "") -> None:
    """The outcome of a check or of a load that was refused, most important first; `refused_rows` makes their CSV.

    `first` is a sentence that says more of why than the outcome does.
    """
    report = answer.report
    if first:
        st.warning(first)
    if not answer.is_done:
        if not first or is_asked(answer):
            (st.error if answer.status == Status.FAULT_OF_OURS else st.warning)(plain(answer.sentence))
    elif report.already_loaded:
        st.info(
            _(
                "This file is already loaded, as batch {batch_id}. Loading it again would change nothing.",
                batch_id=report.batch_id,
            )
        )
    else:
        columns = st.columns(4)
        for column, (label, key) in zip(columns, COUNTS.items(), strict=True):
            column.metric(_(label), f"{getattr(report, key):,}", border=True)
    if report.replaced:
        st.markdown(replaced(report.replaced))
    how_it_was_read(report)
    refusals(report, file_name, refused_rows)
    if report.columns_dropped:
        st.markdown(
            _("**Columns that are not read:** {columns}.", columns=", ".join(map(plain, report.columns_dropped)))
        )
    for finding in report.findings:
        if not finding.confirmation and finding.rule not in ASKED_BELOW:
            st.markdown(plain(finding.said.text(BROWSER)))


def is_asked(answer: Answer[LoadReport]) -> bool:
    """Whether the file waits for a finding to be confirmed."""
    return answer.refused is not None and answer.refused.code == ASKED


def asks_about_numbers(answer: Answer[LoadReport]) -> bool:
    """Whether it is in doubt which number is which level, which the reader says where answers are asked about."""
    return any(finding.rule in ("numbers", "same_level") for finding in answer.report.findings)


def is_refused_table(answer: Answer[LoadReport]) -> bool:
    """The file is a table, but cannot be loaded the way it is read; a column taken for another may be why."""
    return answer.status == Status.FILE_REFUSED and bool(answer.report.tool) and not is_asked(answer)


def how_it_was_read(report: LoadReport) -> None:
    if report.how_read:
        st.markdown(plain(report.how_read.text(BROWSER)))
    if report.side_by_side:
        st.markdown(plain(report.side_by_side.said.text(BROWSER)))
    if report.mapping:
        st.markdown(_("Which column is which is known from the mapping “{mapping}”.", mapping=plain(report.mapping)))


def refusals(report: LoadReport, file_name: str, refused_rows: Callable[[], bytes]) -> None:
    if not report.refusals:
        return
    said = _("**Refused rows:** {refused:,} of {read:,}.", refused=report.rows_refused, read=report.rows_read)
    if report.rows_refused < report.rows_read:
        said += f" {_('The others can be loaded without them.')}"
    st.markdown(said)
    st.dataframe(reasons(report.refusals), hide_index=True)
    st.download_button(
        _("Download the refused rows to correct (CSV)"),
        taking.away("refused rows", refused_rows),
        f"{file_name.rpartition('.')[0] or file_name} {_('refused rows')}.csv",
        "text/csv",
        on_click="ignore",
    )


def reasons(refusals: list[Refusal]) -> list[dict]:
    """One row per reason, in the order of the refusals, which is that of the rows they stop."""
    lines: dict[str, tuple[list[str], set[int]]] = {}
    for refusal in refusals:
        columns, rows = lines.setdefault(refusal.said.text(BROWSER), ([], set()))
        columns += [refusal.column] if refusal.column else []
        rows.update(refusal.rows)
    return [
        {
            _("Reason"): f"{reason[:1].upper()}{reason[1:]}.",
            _("Number of rows"): len(rows),
            _("Columns"): listed(columns, most=COLUMNS_LISTED),
            _("Rows"): listed([f"{row:,}" for row in sorted(rows)], most=ROWS_LISTED),
        }
        for reason, (columns, rows) in lines.items()
    ]


def ask_to_confirm(findings: list[Finding]) -> frozenset[str]:
    """What the reader has confirmed, as RULE:COLUMN: why it is asked, then the statement that a tick makes."""
    asked = {finding.name: finding for finding in findings if finding.confirmation}
    return frozenset(rule for rule, finding in asked.items() if is_stated(finding, rule))


def is_stated(finding: Finding, rule: str) -> bool:
    told = plain(finding.said.text(BROWSER))
    if finding.needs_confirmation:
        st.markdown(
            _("**Before it can be loaded:** {finding} Tick the box only if what it says is true.", finding=told)
        )
    else:
        st.markdown(
            _("**Before all of it can be loaded:** {finding} Tick the box only if what it says is true.", finding=told)
        )
    return st.checkbox(wording.label(finding.said.states(BROWSER)), key=rule)


def can_load(answer: Answer[LoadReport]) -> bool:
    return answer.is_done and not answer.report.already_loaded


def load_label(answer: Answer[LoadReport]) -> str:
    return _("Load {assessments:#assessment}", assessments=answer.report.assessments_loaded)


def show_loaded(answer: Answer[LoadReport]) -> None:
    report = answer.report
    st.success(
        _(
            "Loaded as batch {batch_id}: {assessments:#assessment}, {ratings:#rating}. Load a further"
            " export, or publish.",
            batch_id=report.batch_id,
            assessments=report.assessments_loaded,
            ratings=report.ratings_loaded,
        )
    )
    if report.replaced:
        st.markdown(replaced(report.replaced))


def replaced(changes: Replaced) -> str:
    """What is different against the batch that is corrected."""
    return _(
        "Against batch {batch_id}, whose place it takes: {assessments_changed:#assessment} with other answers,"
        " {assessments_added:,} more and {assessments_removed:,} that are gone.",
        batch_id=changes.batch_id,
        assessments_changed=changes.assessments_changed,
        assessments_added=changes.assessments_added,
        assessments_removed=changes.assessments_removed,
    )
