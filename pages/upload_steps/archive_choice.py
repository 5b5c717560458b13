"""Asks which file of an archive holds the answers, where it has several tables."""

from dataclasses import replace

import streamlit as st

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.languages import _
from pages.upload_steps.etl_process import Answer
from pages.upload_steps.load_options import Options


def ask(file, options: Options, answer: Answer[LoadReport]) -> Options:
    """The options with the file that was chosen; `answer` is that of a check without. None is chosen beforehand."""
    files = answer.report.files
    if len(files) < 2:
        return options
    chosen = st.selectbox(
        _("File of the archive with the answers"),
        files,
        index=None,
        placeholder=_("Choose one"),
        format_func=plain,
        key=f"file of {file.file_id}",
    )
    return replace(options, inside=chosen or "")
