"""Lets the reader say another order of waves than the one that would be shown, where it is asked about."""

import streamlit as st

from analysis.wording import label, plain
from domain.door.history import Status, WavesSaid
from domain.door.load import LoadReport
from domain.languages import _
from pages.upload_steps import checks, etl_process


def ask(report: LoadReport | Status, of: str = "") -> None:
    """Where a check of an export or the state of what is loaded (`of`) says so: both may stand on one page."""
    if not any(finding.rule == "wave_order" for finding in report.findings):
        return
    with st.expander(_("Say the order of the waves")):
        for organisation, waves in report.wave_order.items():
            if len(waves) > 1:
                _ask(organisation, waves, of)


def _ask(organisation: str, waves: list[str], of: str) -> None:
    with st.form(f"order of waves of {organisation}{of}", border=False):
        st.markdown(_("**{organisation}:** number the waves, the earliest 1.", organisation=plain(organisation)))
        places = {
            wave: st.number_input(label(wave), 1, value=place, key=f"place of {organisation}, {wave}{of}")
            for place, wave in enumerate(waves, start=1)
        }
        is_sent = st.form_submit_button(_("Keep this order"))
    if is_sent:
        answer = etl_process.change(WavesSaid, "waves", organisation, *sorted(waves, key=places.__getitem__))
        if answer.is_done:
            checks.forget()
            st.rerun()
        st.error(plain(answer.sentence))
