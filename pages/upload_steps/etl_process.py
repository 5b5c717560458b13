"""Asks `python -m etl`, as a process of its own, for whatever pages must know of records: they never open them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

import settings


DONE, FAULT_OF_OURS, WORDS_ARE_OFF, FILE_REFUSED = range(4)  # exit statuses of python -m etl
SECONDS_REMEMBERED = 10  # of an answer: a page is drawn anew at every click, and each process costs half a second


@dataclass(frozen=True)
class Answer:
    """How a command ended: its exit status, the JSON object that it printed, and its last sentence."""

    status: int
    report: dict
    sentence: str


def ask(*words: str, export: bytes | memoryview = b"", hear: Callable[[str], None] = lambda line: None) -> Answer:
    """Runs a command with `--json`, an export on its standard input, and passes on each line of its progress.

    The export goes through a pipe, so a file that is refused is never written to disk.
    """
    command = [sys.executable, "-m", "etl", *words, "--json"]
    surroundings = {"cwd": settings.PROJECT, "env": os.environ | {"PYTHONUTF8": "1"}}
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, **surroundings, **pipes) as process, ThreadPoolExecutor() as hands:
        hands.submit(_feed, process, export)
        printed = hands.submit(process.stdout.read)
        said = []
        try:
            for line in process.stderr:
                said.append(line.decode("utf-8", errors="replace").strip())
                hear(said[-1])
        finally:
            process.stderr.read()  # a reader who leaves the page ends `hear`, not the command
    report = _parsed(printed.result())
    return Answer(process.returncode, report, report.get("refusal") or (said[-1] if said else ""))


def look(*words: str) -> Answer:
    """What a command that changes nothing says, as it was a few seconds ago at most."""
    return _look(str(settings.home()), words)


def change(*words: str, export: bytes | memoryview = b"", hear: Callable[[str], None] = lambda line: None) -> Answer:
    """A command that changes what there is to `look` at."""
    answer = ask(*words, export=export, hear=hear)
    _look.clear()
    return answer


@st.cache_data(ttl=SECONDS_REMEMBERED, show_spinner=False)
def _look(home: str, words: tuple[str, ...]) -> Answer:
    return ask(*words)


def _feed(process: subprocess.Popen, export: bytes | memoryview) -> None:
    """A command that has made up its mind stops reading: that is no error."""
    with suppress(BrokenPipeError, OSError):
        process.stdin.write(export)
    with suppress(BrokenPipeError, OSError):
        process.stdin.close()


def _parsed(printed: bytes) -> dict:
    try:
        return json.loads(printed)
    except ValueError:
        return {}
