"""A bar that follows the slices of a command of `python -m etl` while it runs."""

import re
from collections.abc import Callable

import streamlit as st

from pages.manage.etl_process import Answer
from pages.manage.words import counted


def run(start: str, command: Callable[..., Answer], *words: str, told: str = "") -> Answer:
    """Runs a command of etl_process; `start` stands at the bar until slices are done, `told` behind their number."""
    bar = st.progress(0.0, start)

    def follow(line: str) -> None:
        if slices := re.fullmatch(r"slice (\d+) of (\d+)", line):
            done, of = map(int, slices.groups())
            bar.progress(done / of, f"{done:,} of {counted(of, 'audit')} done, {of - done:,} left.{told}")

    answer = command(*words, hear=follow)
    bar.empty()
    return answer
