"""Publishes what is loaded, once its reader has said that its waves are complete."""

from contextlib import suppress
from datetime import datetime

import streamlit as st

import settings
from analysis.narrative import provenance
from analysis.published import slices, store
from analysis.wording import label, plain
from domain.door import history
from domain.door.publication import Failure, Publication
from domain.message import BROWSER
from domain.words import counted, listed
from pages.frame import links
from pages.upload_steps import etl_process, invited_step, preview_step, progress, waiting_button, wave_order_step


WAIT = "Wait: further exports are still to come"
WAITS = "To publish, say above that all is complete, once everything that belongs to it has been loaded."
AGAIN = "Nothing was loaded or taken back since the last publication. Publish again, for instance under another K?"
WAVES_NAMED = 12


def show(number: int) -> None:
    st.header(f"{number}. Publish")
    answer = etl_process.look(history.Status, "status")
    status = answer.report
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    if not status.assessments:
        st.markdown("Nothing is loaded yet, so there is nothing to publish. Choose an export above and load it.")
        return
    st.markdown(
        f"Loaded: {counted(status.assessments, 'assessment')}, {waves(status.waves)}. Publishing shows them on every"
        f" page, in groups of {settings.MINIMUM_SUBJECTS} people or more unless you choose another number below."
    )
    st.markdown(
        "**A wave that is published takes later changes only in groups of that many.** If one late answer could be added by"
        " itself, the difference between before and after would give it away. So wait until a wave is complete before you"
        " publish it."
    )
    for finding in status.findings:
        st.warning(plain(finding.said.text(BROWSER)))
    wave_order_step.ask(status, ", as loaded")
    invited_step.show(status.rounds)
    unpublished = names_of_unpublished(status.rounds)
    if not unpublished and is_unchanged(status):
        question, no, yes, why_not = AGAIN, "No", "Publish again", "To publish again, say so above."
    else:
        (question, yes), no, why_not = asked(unpublished), WAIT, WAITS
    is_now = st.radio(question, (no, yes)) == yes
    if len(unpublished) > 1:
        st.caption(
            "Every wave that is loaded is published; none can be left out. So wait if one of them is not complete."
        )
    chosen = preview_step.show(status) if is_now else []
    if waiting_button.show("Publish", "" if is_now else why_not, type="primary"):
        publish(chosen)


def asked(unpublished: list[str]) -> tuple[str, str]:
    """The question whether all has been loaded, and the answer that it has."""
    if not unpublished:
        return "Are the changes to the published waves complete?", "Publish now: the changes are complete"
    if len(unpublished) == 1:
        return f"Is the wave complete: {unpublished[0]}?", "Publish now: the wave is complete"
    number = f"{len(unpublished):,}"
    named = listed(unpublished, most=WAVES_NAMED)
    every = "both" if len(unpublished) == 2 else f"all {number}"
    return f"Are these {number} waves complete: {named}?", f"Publish now: {every} waves are complete"


def names_of_unpublished(rounds: list[history.Round]) -> list[str]:
    """The waves that would be shown for the first time, with their organisation where there are several."""
    shown = current()
    published = slices.rounds(shown) if shown else set()
    is_one = len({place.organisation for place in rounds}) == 1
    return [
        label(place.wave if is_one else f"{place.wave} of {place.organisation}")
        for place in rounds
        if (place.organisation, place.wave) not in published
    ]


def is_unchanged(status: history.Status) -> bool:
    """Whether nothing was loaded or taken back since the last publication began."""
    published = current()
    if published is None or status.changed_at is None:
        return False
    return datetime.fromisoformat(status.changed_at) < provenance.published_at(published)


def current() -> store.Store | None:
    """What is published; one that can't be read shows nothing, and publishing replaces it."""
    with suppress(store.Unreadable):
        return store.current()
    return None


def publish(chosen: list[str]) -> None:
    words = ["publish", *chosen]
    told = (
        " There is one for each wave, rater group and measure. Until the last is done, the pages show what was published"
        " before."
    )
    answer = progress.run("Counting groups …", etl_process.change, Publication, *words, told=told)
    report = answer.report
    if report is None or not (answer.is_done or report.failed):
        st.error(plain(answer.sentence))
        return
    st.success(outcome(report))
    for failure in report.failed:
        st.warning(plain(not_published(failure)))
    links.go_to("results/overview", "See the results")


def outcome(report: Publication) -> str:
    sentence = f"Published as version {report.version}."
    if report.changes_deferred:
        sentence += f" {report.changes_deferred:,} changes to published waves wait until enough others in the same groups join them."
    earlier = {k: slices for k, slices in report.slices_by_k.items() if k != report.k}
    for k, kept in earlier.items():
        sentence += (
            f" {kept:,} of {report.slices:,} waves, rater groups and measures keep their rows, made for {k} people or more:"
            f" set beside those, new ones for {report.k} or more could give somebody away."
        )
    return sentence


def not_published(failure: Failure) -> str:
    shown = "What was published of it before is shown as it was" if failure.is_shown else "Nothing of it is shown"
    return (
        f"{failure.organisation} could not be protected. That is a fault of ours, and none of its data. {shown}; the others are"
        " published. Publish again to try once more; if that fails too, please report it to whoever runs Ninefold here."
    )


def waves(names: list[str]) -> str:
    return f"{'wave' if len(names) == 1 else 'waves'} {listed(list(map(plain, names)), most=WAVES_NAMED)}"
