"""Which exports were loaded, when and by whom, and how is a load taken back?"""

from datetime import datetime

import streamlit as st

from pages.manage import etl_process


COLUMNS = {
    "batch_id": "Batch",
    "loaded_at": "Loaded",
    "file_name": "File",
    "loaded_by": "By",
    "assessments": "Assessments",
    "ratings": "Ratings",
    "rows_refused": "Rows refused",
    "undone_at": "Undone",
}


COUNTS = ("assessments", "ratings", "rows_refused")


def main() -> None:
    st.markdown("Every load of an export, newest first. A load can be taken back as a whole.")
    answer = etl_process.look("batches")
    if answer.status != etl_process.DONE:
        st.error(answer.sentence)
        return
    batches = answer.report["batches"]
    if not batches:
        st.info("Nothing has been loaded yet.")
        st.page_link("pages/manage/upload.py", label="Go to Upload")
        return
    counts = {COLUMNS[key]: st.column_config.NumberColumn(format="localized") for key in COUNTS}
    st.dataframe([row(batch) for batch in batches], hide_index=True, column_config=counts)
    standing = {batch["batch_id"]: batch for batch in batches if not batch["undone_at"]}
    if standing:
        undo(standing)


def undo(standing: dict[int, dict]) -> None:
    st.header("Take a load back")
    chosen = st.selectbox("Batch", standing, format_func=lambda number: f"{number}: {standing[number]['file_name']}")
    st.markdown(
        "Its records are taken out at once. What is published stays as it is until you publish again; a published wave"
        " follows only where enough people change together."
    )
    is_sure = st.checkbox(f"Yes, take out the {standing[chosen]['assessments']:,} assessments of batch {chosen}")
    if st.button("Take it back", disabled=not is_sure):
        answer = etl_process.change("undo", str(chosen))
        if answer.status == etl_process.DONE:
            st.success(f"Batch {chosen} is taken back. Publish again on Upload for the pages to follow.")
        else:
            st.error(answer.sentence)


def row(batch: dict) -> dict:
    return {
        name: batch[key] if key not in ("loaded_at", "undone_at") else moment(batch[key])
        for key, name in COLUMNS.items()
    }


def moment(written: str | None) -> str:
    """ "2026-11-22T23:10:40" as it is read: "22 November 2026, 23:10"."""
    if not written:
        return ""
    at = datetime.fromisoformat(written)
    return f"{at.day} {at:%B %Y, %H:%M}"


main()
