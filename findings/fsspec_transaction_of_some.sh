#!/usr/bin/env bash
# One would bet: in fsspec, nothing that is done within `with fs.transaction` is there before its end, and nothing at all of it where it fails.
# What happens: only files that are opened to be written anew wait. What is put, copied, moved or removed is done at once and stays; so is
# what is appended, and the transaction then ends in an AttributeError, whether all went well or not, in the place of what stopped it.
# pipe_file waits on a local drive, where it opens a file.
# Seen with fsspec 2026.9.0 on a local drive.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check fsspec==2026.9.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import os
from importlib.metadata import version
from pathlib import Path

import fsspec

OLD, NEW = Path("CURRENT"), Path("fresh")


def left_by(step) -> tuple[str | None, str]:
    """What the file says after a transaction of one step that is then stopped, and what the transaction raised."""
    fs = fsspec.filesystem("file", skip_instance_cache=True)
    OLD.write_text("version 1")
    NEW.write_text("version 2")
    raised = ""
    try:
        with fs.transaction:
            step(fs, str(OLD.resolve()), str(NEW.resolve()))
            raise RuntimeError("stopped")
    except Exception as error:
        raised = type(error).__name__
    return (OLD.read_text() if OLD.exists() else None), raised


def write(mode):
    def step(fs, old, _):
        with fs.open(old, mode) as file:
            file.write(b" and version 2")

    return step


print("fsspec", version("fsspec"))
seen = {
    "open, wb": left_by(write("wb")),
    "pipe_file": left_by(lambda fs, old, new: fs.pipe_file(old, b"version 2")),
    "open, ab": left_by(write("ab")),
    "put_file": left_by(lambda fs, old, new: fs.put_file(new, old)),
    "mv": left_by(lambda fs, old, new: fs.mv(new, old)),
    "rm": left_by(lambda fs, old, new: fs.rm(old)),
}
for step, (left, raised) in seen.items():
    print(f"{step}: the file says {left!r}, raised {raised}")
print("Why it matters: a pointer is moved on to a version whose transaction failed.")
assert seen == {
    "open, wb": ("version 1", "RuntimeError"),
    "pipe_file": ("version 1", "RuntimeError"),
    "open, ab": ("version 1 and version 2", "AttributeError"),
    "put_file": ("version 2", "RuntimeError"),
    "mv": ("version 2", "RuntimeError"),
    "rm": (None, "RuntimeError"),
}
PYTHON
