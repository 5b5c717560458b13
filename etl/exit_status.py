"""How the command line ends: a result on standard output, or one sentence on standard error and a status."""

import json
import os
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from typing import NoReturn

import typer

import settings
from domain.door.ended import Ended
from domain.door.wire import as_json as plain
from domain.errors import Refused, Status
from domain.trail.chain import Unrecorded
from domain.trail.deeds import REFUSED, record
from etl import faults


def say(step: str) -> None:
    """Progress and complaints go to standard error; standard output is for results."""
    print(step, file=sys.stderr, flush=True)


def tell(as_json: bool, content: object, sentences: Iterable[str], is_refusal: bool = False) -> None:
    """The result, as one JSON object or as sentences; those of a refusal go where complaints go."""
    if as_json:
        print(json.dumps(plain(content)))
    else:
        for sentence in sentences:
            print(sentence, file=sys.stderr if is_refusal else sys.stdout)


@contextmanager
def sentences_for_errors(as_json: bool) -> Generator[None]:
    """Every refusal becomes one sentence and the exit status that says whose turn it is."""
    try:
        yield
    except Refused as refused:
        status, ended = refused.status, Ended(refused.said)
    except typer.Exit:
        raise
    except Exception as error:
        status, ended = Status.FAULT_OF_OURS, Ended(faults.told(error))
    else:
        return
    if as_json:
        print(json.dumps(plain(ended)))
    say(ended.refused.text() if ended.refused else "")
    raise typer.Exit(status)


def note_refusal(code: str) -> None:
    """Has the audit trail tell of a file that was refused, where there is an installation yet: for such a file none is made."""
    if settings.home().exists():
        with suppress(Unrecorded):
            record("load", REFUSED, why=code)


def leave(status: str | int | None) -> NoReturn:
    """Ends the process at once; to take down all that it imported costs as much as a small command, and keeps nothing."""
    code = status if isinstance(status, int) else int(status is not None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever listened has gone, or what was printed finds no room
        code = code or int(Status.FAULT_OF_OURS)
    os._exit(code)
