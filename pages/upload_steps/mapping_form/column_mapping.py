"""Asks which column of an export is which, column by column, and keeps the answer for the next export like it."""

import json
from dataclasses import replace

import streamlit as st

from analysis.wording import plain
from domain.declared.mapping_file import Mapping
from domain.door.load import LoadReport
from domain.door.look import Inspection, Remembered
from domain.languages import N_, _
from domain.message import BROWSER
from pages.upload_steps import checks, etl_process
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_form import last_time, mapping_content, own_attributes, whose_answers, word_meanings
from pages.upload_steps.mapping_form.column_questions import ColumnQuestions


MOST_IN_VIEW = 4  # columns that are asked about; more scroll in a box, so that the button under them stays in view
HEIGHT = 360  # pixels of that box: it ends within a row, which shows that there are more
QUESTION = N_("What is each of these about? A column that stays at “Not read” is never stored.")
WHICH_COLUMN, WHAT_WORDS = N_("Which column is which?"), N_("What do its words mean?")
MORE = N_("There are {number:,} to go through: scroll in the box.")
SURE, REST = N_("Sure already ({columns:#column})"), N_("Not read, unless you say otherwise ({columns:#column})")
A_PLAIN_TABLE = "plain"  # the only kind whose row of names nothing else tells
COMBINE = {
    "median": N_("The median of those answered (the lower of two)"),
    "lowest": N_("The lowest of those answered"),
}


def show(file, options: Options, report: LoadReport) -> None:
    """What needs an answer first, then the button, then what is sure and what is never read, folded away."""
    before = mapping_content.kept(report.mapping, options.mapping)
    if number := own_attributes.refused_number(report):
        if report.mapping and (banded := own_attributes.ask_bands(number, before)):
            keep(report.mapping, banded)
        return
    seen, before = look(file, options, before)
    if seen.refused:
        st.warning(plain(seen.refused.text(BROWSER)))
        return
    last = None if report.mapping or options.mapping else seen.last_time
    if last:
        last_time.show(last, seen)
        before = replace(last_time.taken_over(last), header_row=before.header_row)
    is_mapped = not last and bool(before.meanings or before.dimensions)
    again = last_time.asked_again(last) if last else set()
    taken_for, given = mapping_content.meanings(seen, before), dict(options.columns_set).keys()
    questions = ColumnQuestions(seen, taken_for, is_mapped, given, again, own_attributes.options(before))
    number = len(questions.open) + len(mapping_content.beside(seen)) + word_meanings.number_open(seen, before)
    st.subheader(_(WHAT_WORDS if number and not questions.open else WHICH_COLUMN))
    with st.form(f"columns of {file.file_id}"):
        are_many = number > MOST_IN_VIEW
        asked = [_(QUESTION)] if questions.open else []
        if are_many:
            asked.append(_(MORE, number=number))
        if asked:
            st.markdown(" ".join(asked))
        with st.container(height=HEIGHT if are_many else "content"):
            questions.ask(questions.open)
            whose = whose_answers.ask(seen)
            answers = word_meanings.ask_open_answers(seen, before)
            dimension_words = word_meanings.ask_dimension_words(seen, before)
            rater_groups = word_meanings.ask_rater_group_words(seen, before)
        is_kept = st.form_submit_button(_("Keep this and check again"), type="primary")
        questions.ask_folded(SURE, questions.sure)
        questions.ask_folded(REST, questions.rest)
        answers |= word_meanings.ask_known_answers(seen, before)
        with st.expander(_("The name to keep this under, and several columns about one dimension")):
            combine = ask_combination(before)
            name = report.mapping or mapping_content.name_for(file.name, seen.fingerprint)
            name = st.text_input(_("Keep this under the name"), value=name, max_chars=60)
        questions.tell_of_more()
    if is_kept:
        seen, chosen = mapping_content.with_sides(questions.corrected(), questions.chosen, whose)
        if problem := mapping_content.problem(seen, chosen):
            st.error(plain(problem))
            return
        chosen, own = own_attributes.named(seen.columns, chosen, before)
        before = replace(before, sheet=options.sheet or before.sheet, attributes=own)
        mapping = mapping_content.chosen_mapping(seen, chosen, combine, dict(options.columns_set), before)
        if mapping.is_long:
            mapping = mapping_content.with_dimension_words(mapping, dimension_words)
        mapping = mapping_content.with_words(mapping, "rater_group", rater_groups)
        keep(name, mapping_content.with_levels(mapping, answers))


def look(file, options: Options, before: Mapping) -> tuple[Inspection, Mapping]:
    """The columns below the row that holds their names, and the mapping with that row where the reader says which it is."""
    seen = checks.seen(file, options)
    found = seen.header_row
    if not found or seen.tool != A_PLAIN_TABLE:
        return seen, before
    said = before.header_row
    row = st.number_input(
        _("The column names are in row"),
        min_value=1,
        value=said if options.mapping and said else found,
        key=f"header row of {file.file_id} {found}",
        help=_("As a spreadsheet numbers its rows. Titles and notes above that row are passed over."),
    )
    if row == found:
        return seen, replace(before, header_row=row if row == said else None)
    return checks.seen(file, replace(options, header_row=row)), replace(before, header_row=row)


def ask_combination(before: Mapping) -> str:
    """How several columns about one dimension become its level."""
    ways = list(COMBINE)
    return st.radio(
        _("Where several columns are about one dimension, its level is"),
        ways,
        index=ways.index(before.combine),
        format_func=lambda one: _(COMBINE[one]),
    )


def keep(name: str, mapping: Mapping) -> None:
    """Keeps the mapping and has the file checked again with it."""
    answer = etl_process.ask(Remembered, "remember", name, export=json.dumps(mapping.content).encode())
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return
    state = st.session_state
    state.mappings_kept = state.get("mappings_kept", 0) + 1  # a fresh uploader: a file given there would overrule it
    state.mapping_kept = answer.report.mapping
    checks.forget()
    st.rerun()
