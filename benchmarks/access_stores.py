"""The kinds of store over which every page is opened by the sweep of access, each in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import settings
from tests.support.edges import STORES as EDGES
from tests.support.published import Slice, publish


SAMPLE, OPEN = "sample", "sample, with what can be opened open"
BY_TEAM = ("", "breakdown=team")
LINKS = {SAMPLE: BY_TEAM, "50,000 people": BY_TEAM}  # store: which figures; else a page's first


def _nothing(home: Path) -> None:
    home.mkdir()


def _sample(home: Path) -> None:
    """As `make run` has it: records too, so that the pages of Manage have something to manage."""
    export = home.parent / "made_up.csv"
    for words in (["sample", export], ["load", export], ["publish"]):
        command = [sys.executable, "-m", "etl", *map(str, words)]
        environment = os.environ | {"NINEFOLD_HOME": str(home)}
        subprocess.run(command, cwd=settings.PROJECT, env=environment, check=True, capture_output=True)


def _not_certified(home: Path) -> None:
    publish(home / "published", [Slice(wave="2025 spring"), Slice(certified=False)])


def _unreadable(home: Path) -> None:
    publish(home / "published", [Slice()]).write_bytes(b"not a store")


def _edge(name: str) -> Callable[[Path], None]:
    def write(home: Path) -> None:
        publish(home / "published", EDGES[name]())

    return write


WRITERS = {
    "empty": _nothing,
    SAMPLE: _sample,
    OPEN: _sample,
    **{name: _edge(name) for name in EDGES},
    "not certified": _not_certified,
    "unreadable": _unreadable,
}
