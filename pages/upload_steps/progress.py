"""A bar that follows the slices of a command of `python -m etl` while it runs."""

from collections.abc import Callable

import streamlit as st

from domain.door.publication import Progress
from domain.words import counted
from pages.upload_steps.etl_process import Answer


def run(start: str, command: Callable[..., Answer], kind: type, *words: str, told: str = "") -> Answer:
    """Runs a command of etl_process; `start` stands at the bar until slices are done, `told` behind their number."""
    bar = st.progress(0.0, start)

    def follow(at: Progress) -> None:
        within, share = "", at.done / at.of
        if at.dimensions:
            within = f" Of the next, {at.audited:,} of {counted(at.dimensions, 'dimension')} are through."
            share = (at.done + at.audited / at.dimensions) / at.of
        bar.progress(share, f"{at.done:,} of {counted(at.of, 'audit')} done, {at.of - at.done:,} left.{within}{told}")

    answer = command(kind, *words, hear=follow)
    bar.empty()
    return answer
