"""Asks `python -m etl`, as a process of its own, for whatever pages must know of records: they never open them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Generic, TypeVar, cast

import streamlit as st

import settings
from domain.declared.access import Role
from domain.door import wire
from domain.door.ended import Ended
from domain.door.publication import Progress, progress_of
from domain.errors import Status
from domain.message import BROWSER, Message, as_written, said
from domain.trail.deeds import PERSON
from pages.access import log, reader


SECONDS_REMEMBERED = 10  # of an answer: a page is drawn anew at every click, and each process costs half a second


Report = TypeVar("Report")


@dataclass(frozen=True)
class Answer(Generic[Report]):
    """How a command ended, what it reported as domain.door has it (None: it refused and reports nothing), and why it refused."""

    status: int
    report: Report
    refused: Message | None = None

    @property
    def is_done(self) -> bool:
        return self.status == Status.DONE

    @property
    def sentence(self) -> str:
        """Why it refused, and what to do about it on a page."""
        return self.refused.text(BROWSER) if self.refused else ""


def ask(
    kind: type[Report],
    *words: str,
    export: bytes | memoryview = b"",
    hear: Callable[[Progress], None] = lambda progress: None,
) -> Answer[Report]:
    """Runs a command with `--json`, an export on its standard input, and passes on its progress. `kind` is what it reports.

    The export goes through a pipe, so a file that is refused is never written to disk. NotAllowed where the reader is no owner.
    """
    owner = reader.need(Role.OWNER)
    with log.timed("command", command=words[0]) as told:
        status, printed, line = _run(words, owner, export, hear)
        told["status"] = status
    content = _parsed(printed)
    if status == Status.DONE:
        return Answer(status, wire.of_json(kind, content))
    refused = wire.of_json(Ended, content).refused or (as_written(line) if line else said("no_answer"))
    known = cast(Report, _as_far_as_it_goes(kind, content))  # None only where it refused, which is asked first
    return Answer(status, known, refused)


def _run(
    words: tuple[str, ...], owner: reader.Reader, export: bytes | memoryview, hear: Callable[[Progress], None]
) -> tuple[int, bytes, str]:
    """Exit status, what was printed and the last line that was complained of."""
    command = [sys.executable, "-m", "etl", *words, "--json"]
    with (
        subprocess.Popen(
            command,
            cwd=settings.PROJECT,
            env=os.environ | {"PYTHONUTF8": "1", PERSON: owner.name if owner.key else ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process,
        ThreadPoolExecutor() as hands,
    ):
        assert process.stdin and process.stdout and process.stderr  # noqa: PT018 (they are pipes, all three)
        hands.submit(_feed, process.stdin, export)
        printed = hands.submit(process.stdout.read)
        line = ""
        try:
            for written in process.stderr:
                line = written.decode("utf-8", errors="replace").strip()
                if progress := progress_of(line):
                    hear(progress)
        finally:
            process.stderr.read()  # a reader who leaves the page ends `hear`, not the command
    return process.returncode, printed.result(), line


def look(kind: type[Report], *words: str) -> Answer[Report]:
    """What a command that changes nothing says, as it was a few seconds ago at most."""
    reader.need(Role.OWNER)  # also of an answer that was asked for by another
    return _look(str(settings.home()), words, kind)


def change(
    kind: type[Report],
    *words: str,
    export: bytes | memoryview = b"",
    hear: Callable[[Progress], None] = lambda progress: None,
) -> Answer[Report]:
    """A command that changes what there is to `look` at."""
    answer = ask(kind, *words, export=export, hear=hear)
    _look.clear()
    return answer


@st.cache_data(ttl=SECONDS_REMEMBERED, show_spinner=False)
def _look(home: str, words: tuple[str, ...], _kind: type[Report]) -> Answer[Report]:
    return ask(_kind, *words)


def _as_far_as_it_goes(kind: type[Report], content: dict) -> Report | None:
    """What a command that refused reports: of a load or a first look as much as it knew, else nothing."""
    try:
        return wire.of_json(kind, content)
    except TypeError:  # the report lacks what it can't be without
        return None


def _feed(pipe: IO[bytes], export: bytes | memoryview) -> None:
    """A command that has made up its mind stops reading: that is no error."""
    with suppress(BrokenPipeError, OSError):
        pipe.write(export)
    with suppress(BrokenPipeError, OSError):
        pipe.close()


def _parsed(printed: bytes) -> dict:
    try:
        return json.loads(printed)
    except ValueError:
        return {}
