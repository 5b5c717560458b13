"""Which exports were loaded, when and by whom, how were they read, and how is a load taken back?"""

from datetime import datetime

import streamlit as st

from analysis.wording import plain
from domain.door.history import Batch, Batches, Undone
from domain.door.load import Finding
from domain.languages import N_, _
from domain.message import BROWSER
from pages.frame import links
from pages.upload_steps import etl_process, waiting_button


COLUMNS = {
    "batch_id": N_("Batch"),
    "loaded_at": N_("Loaded"),
    "file_name": N_("File"),
    "loaded_by": N_("By"),
    "rows_read": N_("Rows read"),
    "rows_refused": N_("Rows refused"),
    "assessments": N_("Assessments"),
    "ratings": N_("Ratings"),
    "undone_at": N_("Taken back"),
}
COUNTS = ("rows_read", "rows_refused", "assessments", "ratings")
MOMENTS = ("loaded_at", "undone_at")
CONFIRMED, TOLD = N_("**Confirmed:** {statement}"), N_("**Told:** {statement}")


def main() -> None:
    st.markdown(_("Every load of an export, newest first. A load can be taken back as a whole."))
    if done := st.session_state.pop("batch_taken_back", None):
        st.success(_("Batch {batch} is taken back. Publish again on Upload for the pages to follow.", batch=done))
    answer = etl_process.look(Batches, "batches")
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    batches = {batch.batch_id: batch for batch in answer.report.batches}
    if not batches:
        st.info(_("Nothing has been loaded yet."))
        links.go_to("manage/upload", _("Go to Upload"))
        return
    counts = {_(COLUMNS[key]): st.column_config.NumberColumn(format="localized") for key in COUNTS}
    st.dataframe([row(batch) for batch in batches.values()], hide_index=True, column_config=counts)
    st.header(_("One batch"))
    chosen = st.selectbox(_("Batch"), batches, format_func=lambda number: f"{number}: {batches[number].file_name}")
    describe(batches[chosen])
    if not batches[chosen].undone_at:
        undo(batches[chosen])


def describe(batch: Batch) -> None:
    """How a batch was read and what was confirmed, a line each."""
    lines = [
        _(
            "**Loaded** on {moment} (UTC) by {person}: {assessments:#assessment} with {ratings:#rating}, and {answers:#answer} that"
            " {answers:?is|are} no rating",
            moment=moment(batch.loaded_at),
            person=plain(batch.loaded_by),
            assessments=batch.assessments,
            ratings=batch.ratings,
            answers=batch.ratings_not_rated,
        ),
        _("**How it was read:** {how}", how=plain(batch.read_as.text(BROWSER) if batch.read_as else "")),
        _("**Rows:** {read:,} read, {refused:,} refused", read=batch.rows_read, refused=batch.rows_refused),
        _("**Fingerprint of the file** (SHA-256): {start}…", start=batch.file_sha256[:16]),
        _("**Which column is which:** known from the mapping “{mapping}”", mapping=plain(batch.mapping))
        if batch.mapping
        else _("**Which column is which:** known from the columns' names"),
    ]
    lines += [
        _(CONFIRMED if finding.needs_confirmation else TOLD, statement=plain(stated(finding)))
        for finding in batch.findings
    ]
    if batch.undone_at:
        lines.append(_("**Taken back** on {moment} (UTC)", moment=moment(batch.undone_at)))
    st.markdown("\n".join(f"- {line}" for line in lines))


def stated(finding: Finding) -> str:
    """What the uploader stated, or was told; a batch of an earlier program has no statement."""
    return " ".join(filter(None, (finding.said.states(BROWSER), finding.said.text(BROWSER))))


def undo(batch: Batch) -> None:
    number = batch.batch_id
    st.subheader(_("Take it back"))
    st.markdown(
        _(
            "Its records are taken out at once. What is published stays as it is until you publish again; a published wave"
            " follows only where enough people change together."
        )
    )
    is_sure = st.checkbox(
        _("Yes, take out the {assessments:#assessment} of batch {batch}", assessments=batch.assessments, batch=number),
        key=f"sure of {number}",
    )
    why_not = "" if is_sure else _("To take it back, tick the box above. Its file can be loaded again later.")
    if waiting_button.show(_("Take it back"), why_not):
        answer = etl_process.change(Undone, "undo", str(number))
        if answer.is_done:
            st.session_state.batch_taken_back = number
            st.rerun()
        st.error(plain(answer.sentence))


def row(batch: Batch) -> dict:
    values = {_(name): getattr(batch, key) for key, name in COLUMNS.items()}
    return values | {_(COLUMNS[key]): moment(getattr(batch, key)) for key in MOMENTS}


def moment(written: str | None) -> str:
    """ "2026-11-22T23:10:40" as it is read: "22 November 2026, 23:10"."""
    if not written:
        return ""
    at = datetime.fromisoformat(written)
    return _("{day:date}, {time:%H:%M}", day=at, time=at)


main()
