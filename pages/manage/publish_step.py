"""Publishes what is loaded, once its reader has said that the wave is complete."""

import streamlit as st

import settings
from pages.manage import etl_process, invited_step, preview_step, progress
from pages.manage.words import counted, plain, sentence


WAIT, PUBLISH = "Wait: further exports of this wave are still to come", "Publish now: the wave is complete"


def show(number: int) -> None:
    st.header(f"{number}. Publish")
    status = etl_process.look("status").report
    if not status.get("assessments"):
        st.markdown("Nothing is loaded yet, so there is nothing to publish.")
        return
    st.markdown(
        f"Loaded: {counted(status['assessments'], 'assessment')}, {waves(status['waves'])}. Publishing shows them on every"
        f" page, in groups of {settings.MINIMUM_SUBJECTS} people or more."
    )
    st.markdown(
        "**A wave that is published takes later changes only in groups of"
        f" {settings.MINIMUM_SUBJECTS}.** If one late answer could be added by itself, the difference between"
        " before and after would give it away. So wait until a wave is complete before you publish it."
    )
    invited_step.show(status["rounds"])
    choice = st.radio("Is the wave complete?", (WAIT, PUBLISH))
    k = preview_step.show(status) if choice == PUBLISH else settings.MINIMUM_SUBJECTS
    if st.button("Publish", type="primary", disabled=choice == WAIT):
        publish(k)


def publish(k: int) -> None:
    words = ["publish", *([] if k == settings.MINIMUM_SUBJECTS else ["--k", str(k)])]
    told = (
        " There is one for each wave, rater group and measure. Until the last is done, the pages show what was published"
        " before."
    )
    answer = progress.run("Counting groups …", etl_process.change, *words, told=told)
    if answer.status != etl_process.DONE:
        st.error(plain(sentence(answer.sentence)))
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
    return f"wave {names[0]}" if len(names) == 1 else f"waves {', '.join(names[:-1])} and {names[-1]}"
