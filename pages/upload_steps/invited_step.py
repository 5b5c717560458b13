"""Asks how many people were invited to each wave, which no export knows; without it there is no response rate."""

import streamlit as st

from analysis.wording import label, plain
from domain.door.history import Invited, Round
from domain.languages import _
from pages.upload_steps import etl_process


def show(rounds: list[Round]) -> None:
    with st.expander(_("How many people were invited? (optional)")):
        st.markdown(
            _(
                "With the number of people who were asked to assess themselves, pages show the response rate, and"
                " intervals are narrower where nearly everybody answered. Leave 0 where you don't know it."
            )
        )
        with st.form("invited", border=False):
            numbers = [
                st.number_input(
                    label(f"{place.organisation}, {place.wave}"),
                    min_value=0,
                    value=place.invited or 0,
                    key=f"invited to {place.organisation}, {place.wave}",
                )
                for place in rounds
            ]
            is_sent = st.form_submit_button(_("Keep these numbers"))
        if is_sent:
            _keep(
                [
                    (place, number)
                    for place, number in zip(rounds, numbers, strict=True)
                    if number != (place.invited or 0)
                ]
            )


def _keep(changed: list[tuple[Round, int]]) -> None:
    for place, number in changed:
        answer = etl_process.change(Invited, "invited", place.organisation, place.wave, str(number))
        if not answer.is_done:
            st.error(plain(answer.sentence))
            return
    st.success(_("Kept. The numbers are shown with the next publication."))
