"""Asks what the words of an export mean: its answers, its names for dimensions and for rater groups."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from analysis.wording import label
from domain.declared import mapping_file
from domain.declared.references import vocabulary
from domain.door.look import Inspection
from domain.languages import N_, _
from pages.upload_steps.mapping_form import mapping_content, side_by_side
from pages.upload_steps.mapping_form.mapping_content import AS_WRITTEN


WORDS_ASKED = 60  # of a file at once, those first that nobody knows
ANSWERS = N_("**What does each answer mean?** The name or the number of a level is read as it is.")
ANSWERS_OFFERED = N_(
    "**What does each answer mean?** The name or the number of a level is read as it is. Chosen already is what the numbers"
    " mean if a higher one is a higher level: look whether it is so."
)
UNKNOWN = N_("Not known: its rows are refused")


def number_open(seen: Inspection, before: mapping_file.Mapping) -> int:
    """How many words wait for somebody to say what they mean."""
    words = [*seen.dimension_words.values(), *seen.rater_group_words.values()]
    return words.count(None) + len(open_answers(seen, before))


def open_answers(seen: Inspection, before: mapping_file.Mapping) -> list[str]:
    """The answers that nobody knows or has said the meaning of, those first for which a meaning is offered."""
    unknown = [answer for answer, ours in seen.answers.items() if ours is None]
    return [answer for answer in dict.fromkeys((*seen.levels_offered, *unknown)) if answer not in before.levels]


def ask_open_answers(seen: Inspection, before: mapping_file.Mapping) -> dict[str, str]:
    """What each of these means."""
    return _ask_answers(ANSWERS_OFFERED if seen.levels_offered else ANSWERS, seen, open_answers(seen, before), {})


def ask_known_answers(seen: Inspection, before: mapping_file.Mapping) -> dict[str, str]:
    """What each other answer means, to correct."""
    waiting, said = open_answers(seen, before), before.levels
    known = [answer for answer in {**seen.answers, **said} if answer not in waiting]
    if not known:
        return {}
    with st.expander(_("Answers whose meaning is known ({known:,})", known=len(known))):
        return _ask_answers(N_("Correct what is not meant so."), seen, known, said)


def _ask_answers(question: str, seen: Inspection, answers: list[str], known: dict[str, str]) -> dict[str, str]:
    names = mapping_content.levels(seen.framework_id)
    return _ask_words(
        question,
        {answer: names.get(seen.answers.get(answer), UNKNOWN) for answer in answers},
        names,
        known,
        f"answer {seen.fingerprint}",
        seen.levels_offered,
    )


def ask_dimension_words(seen: Inspection, before: mapping_file.Mapping) -> dict[str, str]:
    """What each word means that stands in the column of dimensions and is no dimension's name."""
    names = {dimension.dimension_id: dimension.called for dimension in seen.dimensions}
    return _ask_words(
        N_("**Which dimension is meant?** These words are no dimension's name."),
        {word: UNKNOWN for word, ours in seen.dimension_words.items() if ours is None},
        names,
        mapping_content.dimension_words(before),
        f"dimension word {seen.fingerprint}",
    )


def ask_rater_group_words(seen: Inspection, before: mapping_file.Mapping) -> dict[str, str]:
    """What each word means that stands in the column of rater groups and is in no list of them."""
    return _ask_words(
        N_("**Who is meant?** These words are no rater group's name."),
        {word: UNKNOWN for word, ours in seen.rater_group_words.items() if ours is None},
        {group: _(name) for group, name in vocabulary("rater_group").named.items()},
        before.values.get("rater_group", {}),
        f"rater group {seen.fingerprint}",
    )


def _ask_words(
    question: str,
    as_written: dict[str, str],
    names: dict[str, str],
    known: dict[str, str],
    key: str,
    offered: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """For each word of a file what it means of `names`; `as_written` has what it means where nobody says more.

    Those come first whose meaning is `offered`, in that order, then those that nobody knows, and last those that `known` has.
    """
    as_written = {word: as_written[word] for word in {**offered, **as_written} if word in as_written}
    as_written = {**as_written, **{word: UNKNOWN for word in known if word not in as_written}}
    if not as_written:
        return {}
    st.markdown(_(question))
    meant = {}
    words = sorted(as_written, key=lambda word: (word in known, word not in offered, as_written[word] != UNKNOWN))
    for word, cell in side_by_side.cells(words[:WORDS_ASKED]):
        others = {ours: name for ours, name in names.items() if name != as_written[word]}
        options = {AS_WRITTEN: as_written[word], **others}
        default = known.get(word, offered.get(word, AS_WRITTEN))
        meant[word] = cell.selectbox(
            label(f"“{word}”"),
            options,
            index=list(options).index(default) if default in options else 0,
            format_func=lambda ours, options=options: _(options[ours]) if options[ours] == UNKNOWN else options[ours],
            key=f"{key} {word} {default}",
        )
    if len(as_written) > WORDS_ASKED:
        st.markdown(_("{words:#further word} can be mapped once these are kept.", words=len(as_written) - WORDS_ASKED))
    return meant
