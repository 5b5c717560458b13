"""Which exports were loaded, when and by whom, how were they read, and how is a load taken back?"""

from datetime import datetime

import streamlit as st

from analysis.wording import plain
from domain.door.history import Batch, Batches, Undone
from domain.door.load import Finding
from domain.message import BROWSER
from domain.words import counted
from pages.frame import links
from pages.upload_steps import etl_process, waiting_button


COLUMNS = {
    "batch_id": "Batch",
    "loaded_at": "Loaded",
    "file_name": "File",
    "loaded_by": "By",
    "rows_read": "Rows read",
    "rows_refused": "Rows refused",
    "assessments": "Assessments",
    "ratings": "Ratings",
    "undone_at": "Taken back",
}
COUNTS = ("rows_read", "rows_refused", "assessments", "ratings")
MOMENTS = ("loaded_at", "undone_at")


def main() -> None:
    st.markdown("Every load of an export, newest first. A load can be taken back as a whole.")
    if done := st.session_state.pop("batch_taken_back", None):
        st.success(f"Batch {done} is taken back. Publish again on Upload for the pages to follow.")
    answer = etl_process.look(Batches, "batches")
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    batches = {batch.batch_id: batch for batch in answer.report.batches}
    if not batches:
        st.info("Nothing has been loaded yet.")
        links.go_to("manage/upload", "Go to Upload")
        return
    counts = {COLUMNS[key]: st.column_config.NumberColumn(format="localized") for key in COUNTS}
    st.dataframe([row(batch) for batch in batches.values()], hide_index=True, column_config=counts)
    st.header("One batch")
    chosen = st.selectbox("Batch", batches, format_func=lambda number: f"{number}: {batches[number].file_name}")
    describe(batches[chosen])
    if not batches[chosen].undone_at:
        undo(batches[chosen])


def describe(batch: Batch) -> None:
    """How a batch was read and what was confirmed, a line each."""
    loaded = f"{counted(batch.assessments, 'assessment')} with {counted(batch.ratings, 'rating')}"
    no_ratings = (
        f"{counted(batch.ratings_not_rated, 'answer')} that {'is' if batch.ratings_not_rated == 1 else 'are'} no rating"
    )
    lines = [
        f"**Loaded** on {moment(batch.loaded_at)} (UTC) by {plain(batch.loaded_by)}: {loaded}, and {no_ratings}",
        f"**How it was read:** {plain(batch.how_read)}",
        f"**Rows:** {batch.rows_read:,} read, {batch.rows_refused:,} refused",
        f"**Fingerprint of the file** (SHA-256): {batch.file_sha256[:16]}…",
        f"**Which column is which:** {known_from(batch.mapping)}",
    ]
    lines += [f"**{confirmed(finding)}:** {plain(stated(finding))}" for finding in batch.findings]
    if batch.undone_at:
        lines.append(f"**Taken back** on {moment(batch.undone_at)} (UTC)")
    st.markdown("\n".join(f"- {line}" for line in lines))


def known_from(mapping: str | None) -> str:
    return f"known from the mapping “{plain(mapping)}”" if mapping else "known from the columns' names"


def stated(finding: Finding) -> str:
    """What the uploader stated, or was told; a batch of an earlier program has no statement."""
    return " ".join(filter(None, (finding.said.states(BROWSER), finding.said.text(BROWSER))))


def confirmed(finding: Finding) -> str:
    return "Confirmed" if finding.needs_confirmation else "Told"


def undo(batch: Batch) -> None:
    number = batch.batch_id
    st.subheader("Take it back")
    st.markdown(
        "Its records are taken out at once. What is published stays as it is until you publish again; a published wave"
        " follows only where enough people change together."
    )
    is_sure = st.checkbox(
        f"Yes, take out the {counted(batch.assessments, 'assessment')} of batch {number}", key=f"sure of {number}"
    )
    why_not = "" if is_sure else "To take it back, tick the box above. Its file can be loaded again later."
    if waiting_button.show("Take it back", why_not):
        answer = etl_process.change(Undone, "undo", str(number))
        if answer.is_done:
            st.session_state.batch_taken_back = number
            st.rerun()
        st.error(plain(answer.sentence))


def row(batch: Batch) -> dict:
    values = {name: getattr(batch, key) for key, name in COLUMNS.items()}
    return values | {COLUMNS[key]: moment(getattr(batch, key)) for key in MOMENTS}


def moment(written: str | None) -> str:
    """ "2026-11-22T23:10:40" as it is read: "22 November 2026, 23:10"."""
    if not written:
        return ""
    at = datetime.fromisoformat(written)
    return f"{at.day} {at:%B %Y, %H:%M}"


main()
