"""Asks the door about an export, once for each way of reading it: what would load, and what its columns look like."""

import streamlit as st

from pages.manage import etl_process
from pages.manage.etl_process import Answer
from pages.manage.load_options import Options


REFUSED_ROWS = ("--refused", "-")  # into the report, for the reader to correct


def dry_run(file, options: Options) -> Answer:
    """What would load and what would not."""
    return _once(file, options, "Checking …", lambda: load(etl_process.ask, file, options, "--dry-run", *REFUSED_ROWS))


def seen(file, options: Options) -> dict:
    """Each column with a few harmless values and a suggested meaning."""

    def inspect() -> Answer:
        words = ("inspect", "-", "--name", file.name, *options.reading())
        return etl_process.ask(*words, export=file.getbuffer())

    return _once(file, ("columns", *options.reading()), "Looking at the columns …", inspect).report


def load(run, file, options: Options, *more: str) -> Answer:
    with options.words() as words:
        return run("load", "-", "--name", file.name, *words, *more, export=file.getbuffer())


def forget() -> None:
    """What was asked before a mapping was kept or a file was loaded says nothing of what is so afterwards."""
    st.session_state.answers = {}


def _once(file, question, waiting: str, ask) -> Answer:
    answers = st.session_state.setdefault("answers", {})
    asked = (file.file_id, question)
    if asked not in answers:
        with st.spinner(waiting):
            answers[asked] = ask()
    return answers[asked]
