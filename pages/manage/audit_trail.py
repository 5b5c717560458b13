"""Who did what to what, and when, and is the trail of it as it was written?"""

import streamlit as st

from analysis.wording import plain
from domain.door.history import Event, Trail
from domain.words import counted
from pages.upload_steps import etl_process


SHOWN = 1_000
ALL = "All"


def main() -> None:
    st.markdown(
        "Sign-ins, loads, publications, what was taken back or erased, and what was taken away. Nothing in it is about the people"
        " assessed. A picture of a chart is drawn in the reader's browser, so it does not appear."
    )
    answer = etl_process.look(Trail, "audit", "--verify")
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    trail = answer.report
    if not trail.events:
        st.info("Nothing was recorded yet.")
        return
    st.success(f"{counted(trail.number, 'event')}, each as it was written and bound to the one before.")
    st.caption(
        f"The newest is event {trail.number} with the hash {trail.newest}. Kept elsewhere, it shows if the trail is ever made anew."
    )
    with st.container(horizontal=True):
        what = st.selectbox("What", [ALL, *sorted({one.what for one in trail.events})])
        who = st.selectbox("Who", [ALL, *sorted({one.who for one in trail.events})])
    found = [one for one in trail.events if what in (ALL, one.what) and who in (ALL, one.who)]
    st.dataframe([row(one) for one in found[:SHOWN]], hide_index=True, alt="The audit trail, newest first")
    if len(found) > SHOWN:
        st.caption(f"{len(found) - SHOWN:,} earlier ones are shown by `python -m etl audit --json`.")


def row(event: Event) -> dict[str, object]:
    return {
        "Event": event.number,
        "When (UTC)": event.at.replace("T", " ").rstrip("Z"),
        "Who": event.who,
        "By": event.by,
        "What": event.what,
        "How it ended": event.how,
        "About": ", ".join(f"{name} {value}" for name, value in event.about.items()),
    }


main()
