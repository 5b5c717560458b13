"""`python -m etl`, or a script of a test, without its start: a process that has imported all of it forks one for each command.

Starting is two thirds of what a small command costs, and the tests give hundreds. What is forked is a process of its own like any
other, with its own environment, standard streams and exit status. Where a system cannot fork, commands start as they do for users.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

import settings


PIPE = subprocess.PIPE
COMMAND = [sys.executable, "-m", "etl"]


class Popen:
    """As much of subprocess.Popen as a caller of `python -m etl` or `python SCRIPT` needs; its three streams are pipes."""

    def __init__(self, command: Sequence[str], *, cwd: Path, env: dict[str, str] | None = None, **streams: int):
        script = None if list(command[:3]) == COMMAND else command[1]
        assert script is None or (command[0] == sys.executable and script.endswith(".py")), command
        assert set(streams.values()) <= {PIPE}, streams
        (read_in, write_in), (read_out, write_out), (read_err, write_err) = os.pipe(), os.pipe(), os.pipe()
        before = os.umask(0)
        os.umask(before)
        words = list(command[2 if script else 3 :])
        given = {"script": script, "words": words, "cwd": str(cwd), "env": dict(env or os.environ), "umask": before}
        self._minder = socket.socket(socket.AF_UNIX)
        self._minder.connect(_address())
        socket.send_fds(self._minder, [json.dumps(given).encode()], [read_in, write_out, write_err])
        for end in (read_in, write_out, write_err):
            os.close(end)
        self.stdin: IO[bytes] = os.fdopen(write_in, "wb")
        self.stdout: IO[bytes] = os.fdopen(read_out, "rb")
        self.stderr: IO[bytes] = os.fdopen(read_err, "rb")
        self._told = self._minder.makefile("r")
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def wait(self) -> int:
        if self.returncode is None:
            self.returncode = int(self._told.readline())
        return self.returncode

    def __enter__(self) -> "Popen":
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self.stdout, self.stderr, self.stdin):
            stream.close()
        self.wait()
        self._told.close()
        self._minder.close()


def run(
    command: Sequence[str], *, cwd: Path, env: dict[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """As subprocess.run with what was printed captured."""
    with (
        Popen(command, cwd=cwd, env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE) as process,
        ThreadPoolExecutor() as hands,
    ):
        printed, said = hands.submit(process.stdout.read), hands.submit(process.stderr.read)
        with suppress(BrokenPipeError):  # a command that has made up its mind stops reading
            process.stdin.write(stdin)
            process.stdin.close()
        return subprocess.CompletedProcess(list(command), process.wait(), printed.result(), said.result())


@cache
def _address() -> str:
    """Where the process listens that forks; it is started at the first command."""
    folder = mkdtemp(prefix="ninefold_etl_")
    address = str(Path(folder, "asked"))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.forks", address], cwd=settings.PROJECT, stdout=PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"

    def end() -> None:
        process.kill()
        process.wait()
        Path(address).unlink()
        Path(folder).rmdir()

    atexit.register(end)
    return address


if not hasattr(os, "fork"):
    Popen = subprocess.Popen  # type: ignore[misc]
