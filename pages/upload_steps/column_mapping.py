"""Asks which column of an export is which, column by column, and keeps the answer for the next export like it."""

import json
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.door.look import ColumnSeen, Inspection, Remembered
from domain.message import BROWSER
from domain.words import counted
from pages.upload_steps import checks, etl_process, mapping_content, side_by_side, whose_answers
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_content import AS_WRITTEN, COLUMNS, NOT_READ


COLUMNS_ASKED = 150  # of one export; whoever has more writes a mapping file
WORDS_ASKED = 60  # of a file at once, those first that nobody knows
WHICH_COLUMN = "Which column is which?"
A_PLAIN_TABLE = "plain"  # the only kind whose row of names nothing else tells
UNKNOWN = "Not known: its rows are refused"
COMBINE = {"median": "The median of those answered (the lower of two)", "lowest": "The lowest of those answered"}


def show(file, options: Options, report: LoadReport) -> None:
    before = mapping_content.kept(report.mapping, options.mapping)
    seen, before = look(file, options, before)
    if seen.refused:
        st.warning(plain(seen.refused.text(BROWSER)))
        return
    is_mapped = bool(before.get("columns") or before.get("dimensions"))
    asks_answers_first = is_mapped and bool(mapping_content.unknown_answers(seen, before))
    if not asks_answers_first:
        st.subheader(WHICH_COLUMN)
    with st.form(f"columns of {file.file_id}"):
        answers = ask_answers(seen, before) if asks_answers_first else {}
        with st.expander(WHICH_COLUMN) if asks_answers_first else nullcontext():
            chosen, combine = ask_columns(seen, mapping_content.meanings(seen, before)), ask_combination(before)
        seen, chosen = mapping_content.with_sides(seen, chosen, whose_answers.ask(seen))
        dimension_words = ask_dimension_words(seen, before)
        rater_groups = ask_rater_group_words(seen, before)
        answers = answers or ask_answers(seen, before)
        name = report.mapping or mapping_content.name_for(file.name, seen.fingerprint)
        name = st.text_input("Keep this under the name", value=name, max_chars=60)
        is_kept = st.form_submit_button("Keep this and check again", type="primary")
    if is_kept:
        if problem := mapping_content.problem(seen, chosen):
            st.error(plain(problem))
            return
        before = before | {"sheet": options.sheet or before.get("sheet")}
        content = mapping_content.content(seen, chosen, combine, dict(options.columns_set), before)
        if "dimension" in content["columns"]:
            content = mapping_content.with_dimension_words(content, dimension_words)
        content = mapping_content.with_words(content, "rater_group", rater_groups)
        keep(name, mapping_content.with_levels(content, answers))


def look(file, options: Options, before: dict) -> tuple[Inspection, dict]:
    """The columns below the row that holds their names, and the mapping with that row where the reader says which it is."""
    seen = checks.seen(file, options)
    found = seen.header_row
    if not found or seen.tool != A_PLAIN_TABLE:
        return seen, before
    said = before.get("header_row")
    row = st.number_input(
        "The column names are in row",
        min_value=1,
        value=said if options.mapping and said else found,
        key=f"header row of {file.file_id} {found}",
        help="As a spreadsheet numbers its rows. Titles and notes above that row are passed over.",
    )
    if row == found:
        return seen, before | {"header_row": row if row == said else None}
    return checks.seen(file, replace(options, header_row=row)), before | {"header_row": row}


def ask_combination(before: dict) -> str:
    """How several columns about one dimension become its level."""
    ways = list(COMBINE)
    return st.radio(
        "Where several columns are about one dimension, its level is",
        ways,
        index=ways.index(before.get("combine", ways[0])),
        format_func=COMBINE.get,
    )


def ask_columns(seen: Inspection, taken_for: list[str]) -> list[str]:
    """What each column is, in the file's order; those with a meaning are asked first, and the last of very many not at all."""
    st.markdown(
        "Correct what is chosen already; what is only perhaps meant is left for you to choose. A column that stays at “Not read”"
        " is never stored. Codes of people, and columns with very many different values, show none of them."
    )
    dimensions = {dimension.dimension_id: f"Dimension: {dimension.name}" for dimension in seen.dimensions}
    options = {NOT_READ: "Not read", **COLUMNS, **dimensions}
    places = sorted(range(len(taken_for)), key=lambda place: taken_for[place] == NOT_READ)
    chosen = [NOT_READ] * len(taken_for)
    for place, cell in side_by_side.cells(places[:COLUMNS_ASKED]):
        column = seen.columns[place]
        default = list(options).index(taken_for[place]) if taken_for[place] in options else 0
        chosen[place] = cell.selectbox(
            plain(column.title),
            options,
            index=default,
            format_func=options.get,
            key=f"column {place} {seen.fingerprint} {default}",
        )
        cell.caption(about(column, options))
    if len(places) > COLUMNS_ASKED:
        st.markdown(f"{counted(len(places) - COLUMNS_ASKED, 'further column')} can be mapped only with a mapping file.")
    return chosen


def about(column: ColumnSeen, options: dict[str, str]) -> str:
    """A few values, and what is suggested and why."""
    values = {0: "No value", 1: "One value"}.get(column.distinct, f"{column.distinct:,} different values")
    if column.values:
        such = ", ".join(plain(value) for value in column.values)
        values += f": {such}" if len(column.values) == column.distinct else f", such as {such}"
    if whose := ", ".join(text.replace("_", " ") for text in column.side.values()):
        values += f". Answers of: {plain(whose)}"
    suggestion = column.suggestion
    if not suggestion or suggestion.meaning not in options:
        return f"{values}. Nothing is suggested."
    because = plain(suggestion.because.text(BROWSER))
    told = f"{options[suggestion.meaning]}, {suggestion.score} of 100, because {because}"
    return f"{values}. {'Suggested' if suggestion.is_sure else 'Perhaps'}: {told}."


def ask_answers(seen: Inspection, before: dict) -> dict[str, str]:
    """What each answer means."""
    names = mapping_content.levels(seen.framework_id)
    question = "**What does each answer mean?** The name or the number of a level is read as it is."
    if offered := seen.levels_offered:
        question += " Chosen already is what the numbers mean if a higher one is a higher level: look whether it is so."
    return _ask_words(
        question,
        {answer: names.get(ours, UNKNOWN) for answer, ours in seen.answers.items()},
        names,
        before.get("levels", {}),
        f"answer {seen.fingerprint}",
        offered,
    )


def ask_dimension_words(seen: Inspection, before: dict) -> dict[str, str]:
    """What each word means that stands in the column of dimensions and is no dimension's name."""
    names = {dimension.dimension_id: dimension.name for dimension in seen.dimensions}
    return _ask_words(
        "**Which dimension is meant?** These words are no dimension's name.",
        {word: UNKNOWN for word, ours in seen.dimension_words.items() if ours is None},
        names,
        mapping_content.dimension_words(before),
        f"dimension word {seen.fingerprint}",
    )


def ask_rater_group_words(seen: Inspection, before: dict) -> dict[str, str]:
    """What each word means that stands in the column of rater groups and is in no list of them."""
    return _ask_words(
        "**Who is meant?** These words are no rater group's name.",
        {word: UNKNOWN for word, ours in seen.rater_group_words.items() if ours is None},
        mapping_content.reference("rater_group"),
        before.get("values", {}).get("rater_group", {}),
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
    st.markdown(question)
    meant = {}
    words = sorted(as_written, key=lambda word: (word in known, word not in offered, as_written[word] != UNKNOWN))
    for word, cell in side_by_side.cells(words[:WORDS_ASKED]):
        others = {ours: name for ours, name in names.items() if name != as_written[word]}
        options = {AS_WRITTEN: as_written[word], **others}
        default = known.get(word, offered.get(word, AS_WRITTEN))
        meant[word] = cell.selectbox(
            f"“{plain(word)}”",
            options,
            index=list(options).index(default) if default in options else 0,
            format_func=options.get,
            key=f"{key} {word} {default}",
        )
    if len(as_written) > WORDS_ASKED:
        st.markdown(f"{counted(len(as_written) - WORDS_ASKED, 'further word')} can be mapped once these are kept.")
    return meant


def keep(name: str, content: dict) -> None:
    """Keeps the mapping and has the file checked again with it."""
    answer = etl_process.ask(Remembered, "remember", name, export=json.dumps(content).encode())
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    state = st.session_state
    state.mappings_kept = state.get("mappings_kept", 0) + 1  # a fresh uploader: a file given there would overrule it
    state.mapping_kept = answer.report.mapping
    checks.forget()
    st.rerun()
