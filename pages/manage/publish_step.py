"""Publishes what is loaded, once its reader has said that the wave is complete."""

import re

import streamlit as st

import settings
from pages.manage import etl_process


WAIT, PUBLISH = "Wait: further exports of this wave are still to come", "Publish now: the wave is complete"


def show(number: int) -> None:
    st.header(f"{number}. Publish")
    status = etl_process.look("status").report
    if not status.get("assessments"):
        st.markdown("Nothing is loaded yet, so there is nothing to publish.")
        return
    st.markdown(
        f"Loaded: {status['assessments']:,} assessments, {waves(status['waves'])}. Publishing shows them on every page, in"
        f" groups of {settings.MINIMUM_SUBJECTS} people or more."
    )
    st.markdown(
        "**A wave that is published takes later changes only in groups of"
        f" {settings.MINIMUM_SUBJECTS}.** If one late answer could be added by itself, the difference between"
        " before and after would give it away. So wait until a wave is complete before you publish it."
    )
    choice = st.radio("Is the wave complete?", (WAIT, PUBLISH))
    if st.button("Publish", type="primary", disabled=choice == WAIT):
        publish()


def publish() -> None:
    bar = st.progress(0.0, "Counting groups …")

    def follow(line: str) -> None:
        if slices := re.fullmatch(r"slice (\d+) of (\d+)", line):
            done, of = map(int, slices.groups())
            bar.progress(
                done / of, f"Publishing: slice {done:,} of {of:,} (one for each wave, rater group and measure)"
            )

    answer = etl_process.change("publish", hear=follow)
    bar.empty()
    if answer.status != etl_process.DONE:
        st.error(answer.sentence)
        return
    st.success(outcome(answer.report))
    st.page_link("pages/results/overview.py", label="See the results")


def outcome(report: dict) -> str:
    sentence = f"Published as version {report['version']}."
    if report["changes_deferred"]:
        sentence += (
            f" {report['changes_deferred']:,} changes to published waves wait until"
            f" {settings.MINIMUM_SUBJECTS} or more can be shown together."
        )
    return sentence


def waves(names: list[str]) -> str:
    return f"wave {names[0]}" if len(names) == 1 else f"waves {', '.join(names)}"
