"""Runs work in a process that is killed before a chosen step, or finds the disk full from it on; POSIX with a C compiler.

A step is whatever changes a file of the home: a write, sync, rename, link, unlink, or a file or folder that is made.
"""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import settings


SOURCE = Path(__file__).with_name("interposed.c")
COUNT, KILL, FULL = range(3)


def is_possible() -> bool:
    return sys.platform == "linux" and shutil.which("cc") is not None


def run_again(module: str, *words: str) -> int:
    """`python -m module words` with the library between it and the C library; gives its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "interposed.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"], check=True)
        command = [sys.executable, "-m", module, *words]
        return subprocess.run(command, cwd=settings.PROJECT, env=os.environ | {"LD_PRELOAD": str(library)}).returncode


@dataclass(frozen=True)
class Ended:
    """How work in a process ended: its exit status (-9: killed), what it gave, and the steps that it took."""

    status: int
    given: Any
    steps: int
    seconds: float


def in_child(work: Callable[[], Any], home: Path, how: int = COUNT, at: int = 0, after: float | None = None) -> Ended:
    """`work` in a process of its own over a home; killed `after` so many seconds at the latest."""
    begun = time.perf_counter()
    reading, writing = os.pipe()
    child = os.fork()  # what was imported is there already; nothing here has opened a store
    if not child:
        status = 1
        try:
            os.close(reading)
            os.environ["NINEFOLD_HOME"] = str(home)
            quiet = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(quiet, descriptor)
            _library().arm(str(home).encode(), how, at)
            given = work()
            status = 0
        except SystemExit as end:
            given, status = None, int(end.code or 0)
        except BaseException:
            given = traceback.format_exc()
        os.write(writing, json.dumps([given, _library().counted()]).encode())
        os._exit(status)
    os.close(writing)
    timer = threading.Timer(after, os.kill, (child, signal.SIGKILL)) if after is not None else None
    if timer:
        timer.start()
    with os.fdopen(reading, "rb") as pipe:
        printed = pipe.read()
    if timer:
        timer.cancel()
        timer.join()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    given, steps = json.loads(printed) if printed else (None, 0)
    return Ended(status, given, steps, time.perf_counter() - begun)


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    library.arm.argtypes = (ctypes.c_char_p, ctypes.c_int, ctypes.c_long)
    library.counted.restype = ctypes.c_long
    return library
