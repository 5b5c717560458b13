"""How the command line ends: a result on standard output, or one sentence on standard error and a status."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from etl.refusals import CallRefused, FileRefused


FAULT_OF_OURS, WORDS_ARE_OFF, FILE_REFUSED = 1, 2, 3


def say(step: str) -> None:
    """Progress and complaints go to standard error; standard output is for results."""
    print(step, file=sys.stderr, flush=True)


def tell(as_json: bool, content: dict, sentences: Iterable[str], is_refusal: bool = False) -> None:
    """The result, as one JSON object or as sentences; those of a refusal go where complaints go."""
    if as_json:
        print(json.dumps(content))
    else:
        for sentence in sentences:
            print(sentence, file=sys.stderr if is_refusal else sys.stdout)


@contextmanager
def sentences_for_errors(as_json: bool, *more: type[Exception]) -> Iterator[None]:
    """Every refusal becomes one sentence and the exit status that says whose turn it is."""
    try:
        yield
    except (CallRefused, *more) as refused:
        status_code = WORDS_ARE_OFF
        sentence = str(refused)
    except FileRefused as refused:
        status_code = FILE_REFUSED
        sentence = str(refused)
    except Exception as error:
        if isinstance(error, typer.Exit):
            raise
        status_code = FAULT_OF_OURS
        sentence = f"Something went wrong that is not your fault ({type(error).__name__}). Nothing was changed. Please report it."
    else:
        return
    if as_json:
        print(json.dumps({"refusal": sentence}))
    say(sentence)
    raise typer.Exit(status_code)
