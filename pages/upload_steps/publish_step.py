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
from domain.languages import N_, _
from domain.message import BROWSER
from pages.frame import links
from pages.upload_steps import etl_process, invited_step, preview_step, progress, waiting_button, wave_order_step


WAIT = N_("Wait: further exports are still to come")
WAITS = N_("To publish, say above that all is complete, once everything that belongs to it has been loaded.")
AGAIN = N_("Nothing was loaded or taken back since the last publication. Publish again, for instance under another K?")
FAILED = N_(
    "{organisation} could not be protected. That is a fault of ours, and none of its data. Nothing of it is shown; the others"
    " are published. Publish again to try once more; if that fails too, please report it to whoever runs Ninefold here."
)
FAILED_AND_SHOWN = N_(
    "{organisation} could not be protected. That is a fault of ours, and none of its data. What was published of it before is"
    " shown as it was; the others are published. Publish again to try once more; if that fails too, please report it to"
    " whoever runs Ninefold here."
)


def show(number: int) -> None:
    st.header(_("{number}. Publish", number=number))
    answer = etl_process.look(history.Status, "status")
    status = answer.report
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    if not status.assessments:
        st.markdown(_("Nothing is loaded yet, so there is nothing to publish. Choose an export above and load it."))
        return
    st.markdown(
        _(
            "Loaded: {assessments:#assessment}, {number:?wave|waves} {waves:and 12}. Publishing shows them on every page, in"
            " groups of {least} people or more unless you choose another number below.",
            assessments=status.assessments,
            number=len(status.waves),
            waves=list(map(plain, status.waves)),
            least=settings.MINIMUM_SUBJECTS,
        )
    )
    st.markdown(
        _(
            "**A wave that is published takes later changes only in groups of that many.** If one late answer could be"
            " added by itself, the difference between before and after would give it away. So wait until a wave is"
            " complete before you publish it."
        )
    )
    for finding in status.findings:
        st.warning(plain(finding.said.text(BROWSER)))
    wave_order_step.ask(status, ", as loaded")
    invited_step.show(status.rounds)
    unpublished = names_of_unpublished(status.rounds)
    if not unpublished and is_unchanged(status):
        question, no, yes, why_not = _(AGAIN), _("No"), _("Publish again"), _("To publish again, say so above.")
    else:
        (question, yes), no, why_not = asked(unpublished), _(WAIT), _(WAITS)
    is_now = st.radio(question, (no, yes)) == yes
    if len(unpublished) > 1:
        st.caption(
            _("Every wave that is loaded is published; none can be left out. So wait if one of them is not complete.")
        )
    chosen = preview_step.show(status) if is_now else []
    if waiting_button.show(_("Publish"), "" if is_now else why_not, type="primary"):
        publish(chosen)


def asked(unpublished: list[str]) -> tuple[str, str]:
    """The question whether all has been loaded, and the answer that it has."""
    if not unpublished:
        return _("Are the changes to the published waves complete?"), _("Publish now: the changes are complete")
    if len(unpublished) == 1:
        return _("Is the wave complete: {wave}?", wave=unpublished[0]), _("Publish now: the wave is complete")
    number = len(unpublished)
    question = _("Are these {number:,} waves complete: {waves:and 12}?", number=number, waves=unpublished)
    if number == 2:
        return question, _("Publish now: both waves are complete")
    return question, _("Publish now: all {number:,} waves are complete", number=number)


def names_of_unpublished(rounds: list[history.Round]) -> list[str]:
    """The waves that would be shown for the first time, with their organisation where there are several."""
    shown = current()
    published = slices.rounds(shown) if shown else set()
    is_one = len({place.organisation for place in rounds}) == 1
    return [
        label(place.wave if is_one else _("{wave} of {organisation}", wave=place.wave, organisation=place.organisation))
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
    told = _(
        "There is one for each wave, rater group and measure. Until the last is done, the pages show what was published"
        " before."
    )
    answer = progress.run(_("Counting groups …"), etl_process.change, Publication, *words, told=told)
    report = answer.report
    if report is None or not (answer.is_done or report.failed):
        st.error(plain(answer.sentence))
        return
    st.success(outcome(report))
    for failure in report.failed:
        st.warning(plain(not_published(failure)))
    links.go_to("results/overview", _("See the results"))


def outcome(report: Publication) -> str:
    said = [_("Published as version {version}.", version=report.version)]
    if report.changes_deferred:
        said.append(
            _(
                "{changes:,} changes to published waves wait until enough others in the same groups join them.",
                changes=report.changes_deferred,
            )
        )
    earlier = {k: slices for k, slices in report.slices_by_k.items() if k != report.k}
    for k, kept in earlier.items():
        said.append(
            _(
                "{kept:,} of {slices:,} waves, rater groups and measures keep their rows, made for {k} people or more:"
                " set beside those, new ones for {now} or more could give somebody away.",
                kept=kept,
                slices=report.slices,
                k=k,
                now=report.k,
            )
        )
    return " ".join(said)


def not_published(failure: Failure) -> str:
    return _(FAILED_AND_SHOWN if failure.is_shown else FAILED, organisation=failure.organisation)
