"""Shows, before anything is published, how many groups and people would stand alone, and lets the owner choose K."""

from operator import attrgetter

import streamlit as st

import settings
from analysis.wording import plain
from domain.door.history import Status
from domain.door.publication import Preview, Standing
from domain.languages import N_, _
from domain.words import in_words
from pages.upload_steps import etl_process, order_step, progress


RATER_GROUP, MEASURE = "self", "performance"  # what is shown first, of the latest wave
AUDITED = N_("This is what a publication would show: the audit has been run for every K.")
NOT_AUDITED = N_(
    "Under the K chosen stands what a publication would show. The records are many, so for the others it is"
    " counted before the audit and is the most that could be shown; choose one to have it audited."
)
ALONE = N_("{groups:#group}, {people:#person|people}")
ALONE_AT_MOST = N_("at most {groups:#group}, {people:#person|people}")
SLICE = attrgetter("organisation", "wave", "rater_group", "measure")


def show(status: Status) -> list[str]:
    """What the owner chose, K and the order of breakdowns, in words for a publication."""
    standing = previewed(status, settings.MINIMUM_SUBJECTS)
    if not standing:
        return []
    st.markdown(
        _(
            "**K is the fewest people that a figure may be about.** With a smaller K more groups have figures of their"
            " own, and a colleague who knows a group can guess more easily who answered what."
        )
    )
    above = st.container()
    choices = sorted({settings.MINIMUM_SUBJECTS, *(row.k for row in standing)}, reverse=True)
    k = st.selectbox(
        _("K: the fewest people behind a figure"),
        choices,
        index=choices.index(settings.MINIMUM_SUBJECTS),
        format_func=lambda k: _("{k} (recommended)", k=k) if k == settings.MINIMUM_SUBJECTS else str(k),
    )
    if k < settings.MINIMUM_SUBJECTS:
        st.warning(
            _(
                "With K = {k}, figures are shown about as few as {k} people. The fewer they are, the easier a colleague"
                " who knows the group guesses who answered what. The audit still holds, for groups of that size. Lower K"
                " only if whoever answers for these records agrees.",
                k=k,
            )
        )
    with above:
        tell(previewed(status, k) or standing, status.waves)
    first = order_step.show(st.session_state.previewed_orders, settings.MINIMUM_SUBJECTS)
    return [
        *([] if k == settings.MINIMUM_SUBJECTS else ["--k", str(k)]),
        *(["--first", first] if first else []),
    ]


def tell(standing: list[Standing], waves: list[str]) -> None:
    slices = list(dict.fromkeys(map(SLICE, standing)))
    first = min(slices, key=lambda slice_: order(slice_, waves))
    st.markdown(
        _(
            "**Who would stand alone.** A group that is smaller than K, too much alike, or that others would give"
            " away, is combined with others. Under each K stand the groups that would have figures of their own, and"
            " the people in them, on an average dimension. {how} The table is for you as the owner of the records:"
            " its numbers are exact, so don't pass it on.",
            how=_(AUDITED if all(row.is_audited for row in standing) else NOT_AUDITED),
        )
    )
    chosen = (
        slices[0]
        if len(slices) == 1
        else st.selectbox(_("Wave, rater group and measure"), slices, index=slices.index(first), format_func=name)
    )
    rows = [row for row in standing if SLICE(row) == chosen]
    if why := left_out(rows[0]):
        st.markdown(why)
    st.dataframe(table(rows), hide_index=True)


def left_out(row: Standing) -> str:
    """Why people of a slice are not shown, or nothing of it is; "" where all are counted."""
    rated = _(
        "{left_out:#person|people} here {left_out:?was|were} rated by fewer than {least} raters and left out.",
        left_out=row.left_out,
        least=settings.MINIMUM_RATERS_PER_SUBJECT,
    )
    nothing = _("Nothing of this would be shown: nobody is rated by enough raters.")
    return " ".join([rated] * bool(row.left_out) + [nothing] * (not row.people))


def previewed(status: Status, k: int) -> list[Standing]:
    """One row per slice, breakdown and K; asked once for what is loaded and, where audits take long, for each K chosen."""
    state = st.session_state
    loaded = (str(settings.home()), status.batches, status.assessments, status.version)
    if state.get("previewed_for") != loaded:
        state.previewed, state.previewed_for = {}, loaded
    if any(not row.is_audited for of, row in state.previewed.items() if row.k == k) or not state.previewed:
        told = _("Each wave, rater group and measure is audited as it would be for a publication.")
        words = ["publish", "--preview", "--k", str(k)]
        answer = progress.run(_("Counting groups …"), etl_process.ask, Preview, *words, told=told)
        if not answer.is_done:
            st.error(plain(answer.sentence))
            return []
        if k == settings.MINIMUM_SUBJECTS:
            state.previewed_orders = answer.report.orders
        for row in answer.report.slices:
            of = (*SLICE(row), row.breakdown, row.k)
            if row.is_audited or of not in state.previewed:
                state.previewed[of] = row
    return list(state.previewed.values())


def order(slice_: tuple, waves: list[str]) -> tuple:
    """The latest wave first, and in it what people say of themselves."""
    organisation, wave, rater_group, measure = slice_
    place = waves.index(wave) if wave in waves else -1
    return (-place, rater_group != RATER_GROUP, measure != MEASURE, organisation)


def name(slice_: tuple) -> str:
    organisation, wave, rater_group, measure = slice_
    return f"{organisation}, {wave}, {in_words(rater_group)}, {in_words(measure)}"


def table(rows: list[Standing]) -> list[dict]:
    """One row per breakdown, teams first, with a column for each K."""
    lines: dict[str, dict] = {}
    for row in rows:
        line = lines.setdefault(row.name, {_("Breakdown"): row.name, _("Groups"): row.groups, _("People"): row.people})
        alone = ALONE if row.is_audited else ALONE_AT_MOST
        line[f"K = {row.k}"] = _(alone, groups=row.groups_alone, people=row.people_alone)
    return list(lines.values())
