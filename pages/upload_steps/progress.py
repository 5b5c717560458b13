"""A bar that follows the slices of a command of `python -m etl` while it runs."""

from collections.abc import Callable

import streamlit as st

from domain.door.publication import Progress
from domain.languages import _
from pages.upload_steps.etl_process import Answer


def run(start: str, command: Callable[..., Answer], kind: type, *words: str, told: str = "") -> Answer:
    """Runs a command of etl_process; `start` stands at the bar until slices are done, `told` behind their number."""
    bar = st.progress(0.0, start)

    def follow(at: Progress) -> None:
        share = at.done / at.of
        said = [_("{done:,} of {of:#audit} done, {left:,} left.", done=at.done, of=at.of, left=at.of - at.done)]
        if at.dimensions:
            share = (at.done + at.audited / at.dimensions) / at.of
            said.append(
                _(
                    "Of the next, {audited:,} of {dimensions:#dimension} are through.",
                    audited=at.audited,
                    dimensions=at.dimensions,
                )
            )
        bar.progress(share, " ".join(filter(None, (*said, told))))

    answer = command(kind, *words, hear=follow)
    bar.empty()
    return answer
