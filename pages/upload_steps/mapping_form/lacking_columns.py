"""Asks for what a file does not say: one value for every row, where it has no column for the organisation, the wave, …"""

import streamlit as st

import settings
from domain.columns import GROUP_COLUMNS
from domain.declared.mapping_file import Mapping
from domain.door.history import Status
from domain.door.load import LoadReport
from domain.door.look import Inspection
from domain.languages import N_, _
from pages.upload_steps import checks, etl_process, load_report
from pages.upload_steps.etl_process import Answer
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_form import mapping_content, side_by_side


REMEMBERED = ("organisation", "wave")
SAID_LAST = "said of the file loaded before"  # in the session
LONGEST = 200  # characters; the names of organisations are long
LABELS = {column.name: column.label for column in GROUP_COLUMNS}
COLUMNS = {  # what one value may be given for: the column = how it is asked for
    "organisation": N_("Organisation, for all rows"),
    "wave": N_("Wave, for all rows, such as 2026 spring"),
    **{
        column.name: N_("{column}, for all rows")
        if column.is_required
        else N_("{column}, for all rows (may stay empty)")
        for column in GROUP_COLUMNS
        if column.may_be_constant
    },
    "rater_group": N_("Rater group, for all rows (self, if left empty)"),
}


def ask(file, options: Options, answer: Answer[LoadReport]) -> Options:
    """The options with the values given; `answer` is that of a check without them."""
    lacking = set(answer.report.columns_lacking)
    before = mapping_content.kept(answer.report.mapping, options.mapping)
    if load_report.is_refused_table(answer):  # a column may be there under a name that nobody has confirmed yet
        seen = checks.seen(file, options)
        lacking -= taken(seen, before) if not seen.refused else set()
    asked = [column for column in COLUMNS if column in lacking]
    if not asked:
        return options
    st.markdown(
        _(
            "**What the file does not say.** No column is known to be about these. Where one is, say so under “Which column is which?”;"
            " else give here the value that holds for every row.",
        )
    )
    last = st.session_state.get(SAID_LAST, {})
    known = {"organisation": only_organisation()} | last | before.constants
    values = {
        column: cell.text_input(
            _(COLUMNS[column], column=_(LABELS.get(column, ""))),
            value=known.get(column, ""),
            key=f"every row's {column}",
            max_chars=LONGEST,
        ).strip()
        for column, cell in side_by_side.cells(asked)
    }
    if values.get("wave") and values["wave"] == last.get("wave"):
        st.caption(_("The wave is that of the file loaded before: change it here if this one is of another."))
    if values.get("organisation") == "":
        st.caption(_("Without the organisation's name, pages and board packs call it “Not stated”."))
    return options.with_columns(tuple((column, value) for column, value in values.items() if value))


def remember(options: Options) -> None:
    """Keeps for the next file of this visit what was said of one that is loaded: files of one wave come one after the other."""
    said = {column: value for column, value in options.columns_set if column in REMEMBERED}
    st.session_state[SAID_LAST] = st.session_state.get(SAID_LAST, {}) | said


def taken(seen: Inspection, mapping: Mapping) -> set[str]:
    """What columns are mapped to, and what nobody has chosen yet but a column's name is like."""
    suggested = {column.suggestion.meaning for column in seen.columns if column.suggestion}
    return {*mapping_content.meanings(seen, mapping), *suggested}


def only_organisation() -> str:
    """The organisation of everything that is loaded, where it is one and has a name."""
    names = _organisations()
    return names[0] if len(names) == 1 and names != [settings.NOT_STATED] else ""


def _organisations() -> list[str]:
    status = etl_process.look(Status, "status").report
    return status.organisations if status else []
