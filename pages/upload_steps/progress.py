"""A bar that follows the slices of a command of `python -m etl` while it runs."""

import re
from collections.abc import Callable

import streamlit as st

from pages.upload_steps.etl_process import Answer
from pages.upload_steps.words import counted


LINE = re.compile(r"slice (\d+) of (\d+)(?:: audited (\d+) of (\d+) dimensions)?")


def run(start: str, command: Callable[..., Answer], *words: str, told: str = "") -> Answer:
    """Runs a command of etl_process; `start` stands at the bar until slices are done, `told` behind their number."""
    bar = st.progress(0.0, start)

    def follow(line: str) -> None:
        if found := LINE.fullmatch(line):
            at, of, audited, dimensions = (int(number or 0) for number in found.groups())
            done = at - 1 if dimensions else at
            within = (
                f" Of the next, {audited:,} of {counted(dimensions, 'dimension')} are through." if dimensions else ""
            )
            share = (done + audited / dimensions if dimensions else done) / of
            bar.progress(share, f"{done:,} of {counted(of, 'audit')} done, {of - done:,} left.{within}{told}")

    answer = command(*words, hear=follow)
    bar.empty()
    return answer
