"""Homes that earlier versions of Ninefold made of one made-up export, which any version reads.

    python -m tests.support.older_stores COMMIT

has the program of a commit load and publish it, and keeps the home beside the tests of history.
"""

import csv
import os
import random
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import settings
from domain.declared.framework_file import read_framework


KEPT = settings.PROJECT / "tests" / "etl" / "history" / "older"
COMMITS = (
    "1bf7da8",
    "e85952e",
    "418ab8d",
    "a5d49f4",
    "b7c6bf3",
    "bba8102",
)  # in order: the first of each layout, and the last without a number
PEOPLE, WAVES, SEED = 60, ("2025 autumn", "2026 spring"), 1
ENVIRONMENT = {"LOGNAME": "somebody", "PATH": os.environ["PATH"]}


def export(file: Path) -> Path:
    """Two waves of the same people in two divisions, who mostly answer alike in both."""
    chance = random.Random(SEED)
    dimensions = [dimension.name for dimension in read_framework(settings.FRAMEWORK).dimensions]
    leaning = [chance.choice((1, 2, 3)) for _ in range(PEOPLE)]
    with file.open("w", newline="", encoding="utf-8") as text:
        rows = csv.writer(text)
        rows.writerow(
            [
                "subject_id",
                "organisation",
                "division",
                "team",
                "role",
                "care_setting",
                "wave",
                "rater_group",
                *dimensions,
            ]
        )
        for wave in WAVES:
            for person in range(PEOPLE):
                place = [f"Division {person % 2}", f"Ward {person % 4}", "Allied Health Professionals", "Acute"]
                levels = [leaning[person] + chance.choice((0, 0, 0, 1)) for _ in dimensions]
                rows.writerow([f"p{person}", "Made-up Trust", *place, wave, "self", *levels])
    return file


def unpacked(commit: str, home: Path) -> Path:
    """The home as the program of that commit left it."""
    home.mkdir(mode=0o700, exist_ok=True)
    with tarfile.open(KEPT / f"{commit}.tar.xz") as kept:
        kept.extractall(home, filter="data")
    return home


def make(commit: str) -> None:
    """Keeps a home that the program of a commit made, with the libraries of today."""
    with tempfile.TemporaryDirectory() as folder:
        program, home, file = Path(folder, "program"), Path(folder, "home"), export(Path(folder, "made_up.csv"))
        subprocess.run(
            ["git", "worktree", "add", "--quiet", "--detach", program, commit], cwd=settings.PROJECT, check=True
        )
        try:
            for words in (["load", str(file)], ["publish"]):
                command = [sys.executable, "-m", "etl", *words]
                subprocess.run(command, cwd=program, env=ENVIRONMENT | {"NINEFOLD_HOME": str(home)}, check=True)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", program], cwd=settings.PROJECT, check=True)
        KEPT.mkdir(exist_ok=True)
        with tarfile.open(KEPT / f"{commit}.tar.xz", "w:xz", preset=9) as kept:
            for path in sorted(path for path in home.rglob("*") if path.is_file()):
                entry = kept.gettarinfo(path, path.relative_to(home).as_posix())
                entry.uid = entry.gid = entry.mtime = 0
                entry.uname = entry.gname = ""
                with path.open("rb") as content:
                    kept.addfile(entry, content)


if __name__ == "__main__":
    make(sys.argv[1])
