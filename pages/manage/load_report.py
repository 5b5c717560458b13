"""Says what an export would load, what is refused and why, and what to look at before it is loaded."""

import streamlit as st

from pages.manage.etl_process import DONE, FAULT_OF_OURS, Answer


ROWS_LISTED = 20  # of a refusal's rows; the table says how many more there are
VALUES_LISTED = 40  # of a column's new values


def show_check(answer: Answer) -> None:
    """The outcome of a check or of a load that was refused, most important first."""
    report = answer.report
    if answer.status != DONE:
        (st.error if answer.status == FAULT_OF_OURS else st.warning)(answer.sentence)
        if "--set" in answer.sentence:
            st.markdown("You can give that value here, under “Columns that the file lacks” above.")
    elif report["already_loaded"]:
        st.info(f"This file is already loaded, as batch {report['batch_id']}. Loading it again would change nothing.")
    else:
        columns = st.columns(4)
        for column, (label, key) in zip(columns, COUNTS.items(), strict=True):
            column.metric(label, f"{report[key]:,}", border=True)
    refusals(report)
    new_values(report)
    if report.get("columns_dropped"):
        st.markdown(f"**Columns that are not read:** {', '.join(report['columns_dropped'])}.")
    for finding in report.get("findings", []):
        if not finding["needs_confirmation"]:
            st.markdown(f"**{finding['column']}:** {finding['message']}")


COUNTS = {
    "Assessments that would load": "assessments_loaded",
    "Ratings": "ratings_loaded",
    "Answers that are no rating": "ratings_not_rated",
    "Rows refused": "rows_refused",
}


def refusals(report: dict) -> None:
    if not report.get("refusals"):
        return
    st.markdown(
        f"**Refused rows:** {report['rows_refused']:,} of {report['rows_read']:,}. The others can be loaded without them."
    )
    st.dataframe(
        [
            {
                "Reason": refusal["reason"][:1].upper() + refusal["reason"][1:],
                "Column": refusal["column"],
                "Rows": rows_in_words(refusal["rows"]),
            }
            for refusal in report["refusals"]
        ],
        hide_index=True,
    )


def new_values(report: dict) -> None:
    if not report.get("new_values"):
        return
    with st.expander("New names: is each of them meant?", expanded=not is_first_load(report)):
        st.markdown("These were not in any export before. A name of a person or a spelling mistake shows here.")
        for column, values in report["new_values"].items():
            shown = ", ".join(values[:VALUES_LISTED])
            more = f" and {len(values) - VALUES_LISTED:,} more" if len(values) > VALUES_LISTED else ""
            st.markdown(f"**{heading(column)}:** {shown}{more}")


def is_first_load(report: dict) -> bool:
    """Where the organisation is new, so is everything under it."""
    return "organisation" in report["new_values"]


def ask_to_confirm(findings: list[dict]) -> frozenset[str]:
    """What the reader has confirmed, as RULE:COLUMN."""
    asked = {f"{finding['rule']}:{finding['column']}": finding for finding in findings if finding["needs_confirmation"]}
    return frozenset(
        rule for rule, finding in asked.items() if st.checkbox(f"{finding['column']}: {finding['message']}", key=rule)
    )


def can_load(answer: Answer) -> bool:
    return answer.status == DONE and not answer.report["already_loaded"]


def load_label(answer: Answer) -> str:
    assessments = answer.report["assessments_loaded"]
    return f"Load {assessments:,} assessment{'' if assessments == 1 else 's'}"


def show_loaded(answer: Answer) -> None:
    report = answer.report
    st.success(
        f"Loaded as batch {report['batch_id']}: {report['assessments_loaded']:,} assessments, {report['ratings_loaded']:,} ratings."
        " Load a further export, or publish."
    )


def rows_in_words(rows: list[int]) -> str:
    shown = ", ".join(f"{row:,}" for row in rows[:ROWS_LISTED])
    return shown if len(rows) <= ROWS_LISTED else f"{shown} and {len(rows) - ROWS_LISTED:,} more"


def heading(column: str) -> str:
    return column.replace("_", " ").capitalize()
