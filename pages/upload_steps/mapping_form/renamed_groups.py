"""Shows teams and divisions of the last load beside those that are new, and asks once which of them are one, renamed."""

import streamlit as st

from analysis.wording import label
from domain.door.load import LoadReport, Renamed
from domain.languages import N_, _
from domain.words import heading
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_form import side_by_side
from pages.upload_steps.mapping_form.spellings import MORE_NAMES, REMEMBERED, VALUES_ASKED, keep, tell_of_more


NEW = N_("It is new")
IT_WAS = N_("It was called {name} last time")
ASKED = N_(
    "These names are not in the last load, and that has names which this file lacks. Is any of them the same,"
    " renamed? It is then shown under the name of last time. Where most of a group's people were in one that"
    " is gone, that one is chosen already."
)


def ask(file, options: Options, report: LoadReport) -> None:
    """One table, one question a new name, and one button for all of them."""
    for column, found in report.renamed.items():
        title = _(
            "{column}: renamed since last time? ({new:,} new, {gone:,} gone)",
            column=_(heading(column)),
            new=len(found.new),
            gone=len(found.gone),
        )
        with st.expander(title, expanded=bool(found.likely)):
            st.markdown(f"{_(ASKED)} {_(REMEMBERED)}")
            st.dataframe(table(found), hide_index=True)
            with st.form(f"renamed {column} in {file.file_id}"):
                said = _said(column, found)
                is_said = st.form_submit_button(
                    _("Keep these names and check again"), key=f"keep renamed {column} {file.file_id}"
                )
            tell_of_more(list(found.new), MORE_NAMES)
        if is_said:
            keep(file, options, report, said)


def table(found: Renamed) -> list[dict[str, str]]:
    """Those that are likely one on one row, then the others of either time."""
    then, now = _("Last time"), _("This time")
    rows = [{then: was, now: name} for name, was in found.likely.items()]
    gone = [{then: name, now: _("Not in this file")} for name in found.gone if name not in found.likely.values()]
    new = [{then: _("Not there"), now: name} for name in found.new if name not in found.likely]
    return [*rows, *gone, *new]


def _said(column: str, found: Renamed) -> dict[tuple[str, str], str]:
    """What each new name stands for: itself, where it is new."""
    ways = [NEW, *found.gone]
    in_order = sorted(found.new, key=lambda name: name not in found.likely)
    said = {}
    for name, cell in side_by_side.cells(in_order[:VALUES_ASKED]):
        chosen = cell.selectbox(
            label(f"{_(heading(column))}: {name}"),
            ways,
            index=ways.index(found.new[name] or NEW),
            format_func=lambda way: _(NEW) if way == NEW else _(IT_WAS, name=way),
            key=f"renamed {column} {name}",
        )
        said[column, name] = name if chosen == NEW else chosen
    return said
