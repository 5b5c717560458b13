"""Has a process do something over and over, each time killed one step later than before; POSIX alone."""

import subprocess
import sys
from collections.abc import Iterator

import settings


FORKS = """
import itertools, os, signal

step = last = 0

def die():
    global step
    step += 1
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)

def killed_around(call):
    def wrapped(*args, **kwargs):
        die()
        result = call(*args, **kwargs)
        die()
        return result
    return wrapped

WHAT

for last in itertools.count(1):
    child = os.fork()  # what was imported is there already
    if not child:
        run()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    input()
"""


def each_kill(what: str) -> Iterator[int]:
    """After each kill its number, from 1, until a run gets through; `what` defines `run()`, whose steps call `die()`."""
    with subprocess.Popen(
        [sys.executable, "-c", FORKS.replace("WHAT", what)],
        cwd=settings.PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        number = 0
        while (status := process.stdout.readline()) == "-9\n":
            number += 1
            yield number
            process.stdin.write("\n")
            process.stdin.flush()
        process.kill()
    assert status == "0\n", status
