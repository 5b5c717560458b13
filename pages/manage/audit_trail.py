"""Who did what to what, and when, and is the trail of it as it was written?"""

import streamlit as st

from analysis.wording import plain
from domain.door.history import Event, Trail
from domain.languages import N_, _
from pages.upload_steps import etl_process


SHOWN = 1_000
ALL = N_("All")


def main() -> None:
    st.markdown(
        _(
            "Sign-ins, loads, publications, what was taken back or erased, and what was taken away. Nothing in it is about the people"
            " assessed. A picture of a chart is drawn in the reader's browser, so it does not appear."
        )
    )
    answer = etl_process.look(Trail, "audit", "--verify")
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    trail = answer.report
    if not trail.events:
        st.info(_("Nothing was recorded yet."))
        return
    st.success(_("{events:#event}, each as it was written and bound to the one before.", events=trail.number))
    st.caption(
        _(
            "The newest is event {number} with the hash {newest}. Kept elsewhere, it shows if the trail is ever made anew.",
            number=trail.number,
            newest=trail.newest,
        )
    )
    with st.container(horizontal=True):
        what = st.selectbox(_("What"), [_(ALL), *sorted({one.what for one in trail.events})])
        who = st.selectbox(_("Who"), [_(ALL), *sorted({one.who for one in trail.events})])
    found = [one for one in trail.events if what in (_(ALL), one.what) and who in (_(ALL), one.who)]
    st.dataframe([row(one) for one in found[:SHOWN]], hide_index=True, alt=_("The audit trail, newest first"))
    if len(found) > SHOWN:
        st.caption(_("{number:,} earlier ones are shown by `python -m etl audit --json`.", number=len(found) - SHOWN))


def row(event: Event) -> dict[str, object]:
    return {
        _("Event"): event.number,
        _("When (UTC)"): event.at.replace("T", " ").rstrip("Z"),
        _("Who"): event.who,
        _("By"): event.by,
        _("What"): event.what,
        _("How it ended"): event.how,
        _("About"): ", ".join(f"{name} {value}" for name, value in event.about.items()),
    }


main()
