"""python -m etl as other programs call it."""

import json
import subprocess
import sys

from typer.testing import CliRunner

import settings
from etl.__main__ import app
from tests.support import warm_etl
from tests.support.door import as_csv, assessment


PEOPLE = as_csv([assessment(f"p{number}", str(1 + number % 4)) for number in range(40)])


def etl(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess:
    return warm_etl.run([sys.executable, "-m", "etl", *words], cwd=settings.PROJECT, stdin=stdin)


def answer(*words: str, stdin: bytes = b"", status: int = 0) -> dict:
    """The one JSON object on standard output."""
    done = etl(*words, "--json", stdin=stdin)
    assert done.returncode == status, done.stderr.decode()
    return json.loads(done.stdout)


def inspected(export: bytes, *words: str) -> dict:
    return json.loads(CliRunner().invoke(app, ["inspect", "-", "--json", *words], input=export).stdout)
