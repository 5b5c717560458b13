"""Load an export: what would load, what is refused and why; then publish it, as a step of its own."""

import streamlit as st

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.languages import N_, _
from pages.upload_steps import (
    archive_choice,
    checks,
    etl_process,
    group_check,
    load_options,
    load_report,
    publish_step,
    sheet_choice,
    waiting_button,
    wave_order_step,
)
from pages.upload_steps.mapping_form import column_mapping, lacking_columns, renamed_groups, spellings, unknown_answers


CHECK = N_("2. Check it, then load it")


def main() -> None:
    st.markdown(
        _(
            "Load an export of your survey tool: CSV, a workbook of Excel or LibreOffice, SPSS, Stata, Parquet or JSON"
            " lines, or a zip that holds one. First you see what would load and what would be refused; nothing is kept"
            " until you confirm, and nobody sees anything of it until you publish."
        )
    )
    st.header(_("1. Choose the export"))
    # Any file may be chosen: what it can't be is said by the door, in words.
    file = st.file_uploader(_("Export"), key=f"export {loads_so_far()}")
    options = load_options.ask()
    if file is not None:
        check_and_load(file, options)
    else:
        checks.forget()
        st.header(_(CHECK))
        if "loaded" in st.session_state:
            load_report.show_loaded(st.session_state.loaded)
        else:
            st.markdown(
                _("Once you have chosen an export, this says what would load and what would be refused, and why.")
            )
    publish_step.show(number=3)


def check_and_load(file, options: load_options.Options) -> None:
    st.header(_(CHECK))
    if kept := st.session_state.pop("mapping_kept", None):
        st.success(
            _(
                "Kept as the mapping “{kept}”. The next export with these columns is read the same way.",
                kept=plain(kept),
            )
        )
    options = archive_choice.ask(file, options, checks.dry_run(file, options))
    options = sheet_choice.ask(file, options, checks.dry_run(file, options))
    options = lacking_columns.ask(file, options, checks.dry_run(file, options))
    findings = checks.dry_run(file, options).report.findings
    wave_order_step.ask(checks.dry_run(file, options).report)
    options = options.with_confirmed(load_report.ask_to_confirm(findings))
    answer = checks.dry_run(file, options)
    are_unknown = unknown_answers.are_many(answer.report)
    first = unknown_answers.sentence(file, options, answer.report) if are_unknown else ""
    load_report.show_check(answer, file.name, lambda: checks.refused_rows(file, options), first)
    ask_about_columns(file, options, answer, is_open=are_unknown or load_report.asks_about_numbers(answer))
    if not load_report.can_load(answer):
        return
    spellings.ask(file, options, answer.report)
    renamed_groups.ask(file, options, answer.report)
    are_groups = group_check.names_are_confirmed(answer.report, file.file_id)
    why_not = "" if are_groups else _("To load, read the names above, and then tick the box under them.")
    if waiting_button.show(load_report.load_label(answer), why_not, type="primary"):
        with st.spinner(_("Loading …")):
            loaded = checks.load(etl_process.change, file, options)
        if loaded.is_done:
            lacking_columns.remember(options)
            st.session_state.loaded = loaded
            checks.forget()
            st.session_state.loads = loads_so_far() + 1  # a fresh uploader, so that the file leaves the memory
            st.rerun()
        load_report.show_check(loaded, file.name, lambda: checks.refused_rows(file, options))


def ask_about_columns(
    file, options: load_options.Options, answer: etl_process.Answer[LoadReport], is_open: bool
) -> None:
    """Where the file can't be read without, and else for whoever wants to correct how it is read."""
    is_table = bool(answer.report.tool) and not answer.report.already_loaded
    question = _("Say which column is which, and what its words mean")
    if load_report.is_refused_table(answer) or (
        is_table and st.toggle(question, value=is_open, key=f"columns asked {file.file_id} {is_open}")
    ):
        column_mapping.show(file, options, answer.report)


def loads_so_far() -> int:
    return st.session_state.get("loads", 0)


main()
