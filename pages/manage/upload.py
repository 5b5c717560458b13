"""Load an export: what would load, what is refused and why; then publish it, as a step of its own."""

import streamlit as st

from pages.manage import etl_process, load_options, load_report, publish_step


CHECK = "2. Check it, then load it"


def main() -> None:
    st.markdown(
        "Load an export of your survey tool (CSV or XLSX). First you see what would load and what would be refused;"
        " nothing is kept until you confirm, and nobody sees anything of it until you publish."
    )
    st.header("1. Choose the export")
    file = st.file_uploader("Export", type=["csv", "tsv", "txt", "xlsx"], key=f"export {loads_so_far()}")
    options = load_options.ask()
    if file is not None:
        check_and_load(file, options)
    else:
        st.header(CHECK)
        if "loaded" in st.session_state:
            load_report.show_loaded(st.session_state.loaded)
        else:
            st.markdown("Once you have chosen an export, this says what would load and what would be refused, and why.")
    publish_step.show(number=3)


def check_and_load(file, options: load_options.Options) -> None:
    st.header(CHECK)
    findings = checked(file, options).report.get("findings", [])
    options = options.with_confirmed(load_report.ask_to_confirm(findings))
    answer = checked(file, options)
    load_report.show_check(answer)
    if not load_report.can_load(answer):
        return
    if st.button(load_report.load_label(answer), type="primary"):
        with st.spinner("Loading …"):
            loaded = load(etl_process.change, file, options)
        if loaded.status == etl_process.DONE:
            st.session_state.loaded = loaded
            st.session_state.answers = {}
            st.session_state.loads = loads_so_far() + 1  # a fresh uploader, so that the file leaves the memory
            st.rerun()
        load_report.show_check(loaded)


def checked(file, options: load_options.Options) -> etl_process.Answer:
    """The dry run of this file with these options, made once."""
    answers = st.session_state.setdefault("answers", {})
    asked = (file.file_id, options)
    if asked not in answers:
        with st.spinner("Checking …"):
            answers[asked] = load(etl_process.ask, file, options, "--dry-run")
    return answers[asked]


def load(run, file, options: load_options.Options, *more: str) -> etl_process.Answer:
    with options.words() as words:
        return run("load", "-", "--name", file.name, *words, *more, export=file.getbuffer())


def loads_so_far() -> int:
    return st.session_state.get("loads", 0)


main()
