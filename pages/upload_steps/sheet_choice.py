"""Asks which sheet of a workbook holds the answers, where it has several."""

from dataclasses import replace

import streamlit as st

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.languages import _
from pages.upload_steps.etl_process import Answer
from pages.upload_steps.load_options import Options


def ask(file, options: Options, answer: Answer[LoadReport]) -> Options:
    """The options with the sheet that was chosen; `answer` is that of a check without, and says which sheet was read."""
    sheets, read = answer.report.sheets, answer.report.sheet
    if not read:
        return options
    chosen = st.selectbox(
        _("Sheet with the answers"), sheets, index=sheets.index(read), format_func=plain, key=f"sheet of {file.file_id}"
    )
    return options if chosen == read else replace(options, sheet=chosen)
