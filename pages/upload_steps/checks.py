"""Asks the door about an export, once for each way of reading it: what would load, and what its columns look like."""

import streamlit as st

from domain.door.load import LoadReport
from domain.door.look import Inspection
from domain.languages import N_, _
from pages.upload_steps import etl_process
from pages.upload_steps.etl_process import Answer
from pages.upload_steps.load_options import Options


def dry_run(file, options: Options) -> Answer[LoadReport]:
    """What would load and what would not; it names rows by their number, and holds nobody's code."""
    return _once(file, options, N_("Checking …"), lambda: load(etl_process.ask, file, options, "--dry-run"))


def refused_rows(file, options: Options) -> bytes:
    """The refused rows as a CSV to correct: asked for anew when it is wanted, since the session is not to keep them."""
    answer = load(etl_process.ask, file, options, "--dry-run", "--refused", "-")
    return (answer.report.refused_csv or "").encode("utf-8-sig")  # the mark by which a spreadsheet knows UTF-8


def seen(file, options: Options) -> Inspection:
    """Each column with a few harmless values and a suggested meaning."""

    def inspect() -> Answer[Inspection]:
        words = ("inspect", "-", "--name", file.name, *options.reading())
        return etl_process.ask(Inspection, *words, export=file.getbuffer())

    return _once(file, ("columns", *options.reading()), N_("Looking at the columns …"), inspect).report


def load(run, file, options: Options, *more: str) -> Answer[LoadReport]:
    with options.words() as words:
        return run(LoadReport, "load", "-", "--name", file.name, *words, *more, export=file.getbuffer())


def forget() -> None:
    """What was asked before a mapping was kept or a file was loaded says nothing of what is so afterwards."""
    st.session_state.answers = {}


def _once(file, question, waiting: str, ask) -> Answer:
    state = st.session_state
    asked = (file.file_id, question)
    state.answers = answers = {known: of for known, of in state.get("answers", {}).items() if known[0] == file.file_id}
    if asked not in answers:
        with st.spinner(_(waiting)):
            answers[asked] = ask()
    return answers[asked]
