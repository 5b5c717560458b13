"""Runs benchmarks one after another, and writes down what each says, with its day and commit, in docs/benchmarks.md.

    python -m benchmarks [NAME | "NAME OPTION …"] …

Without names all of them, in the order of the page, which takes hours; with some, the others stay on the page as they were. What a
benchmark's own options leave out shows in the command, which stands beside its figures.
"""

import ast
import re
import shlex
import subprocess
import sys
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path

import settings


PAGE = settings.PROJECT / "docs" / "benchmarks.md"
SECTIONS = {
    "Loading": ("loading", "formats", "inspect", "upload"),
    "Publishing": ("publishing", "organisations", "breakdowns", "spark"),
    "How both grow": ("growth",),
    "Pages": ("pages", "columns", "rivals"),
    "Many readers": ("sessions", "signed_in", "http", "shared"),
    "What is taken away": ("board_pack", "data_package"),
    "How good the figures are": ("coverage", "false_discoveries"),
    "What holds": ("attack", "signed_sums", "kills"),
}
STOOD_ON = ("duckdb", "streamlit", "highspy")
NOT_YET = "Not measured yet.\n"
OPENING = """# What is measured

Written by `make bench`, which runs all of it, or by `python -m benchmarks NAME …`, which runs some of it anew; never by hand. Every
ratio is of two things that took turns in one run, ours and a floor or a rival: seconds alone say more of the computer. Trusts are made
up. Where a bar is named, it is ours; what misses it says so.
"""


def main(chosen: list[str]) -> int:
    known = [name for section in SECTIONS.values() for name in section]
    commands = [shlex.split(one) for one in chosen or known]
    if unknown := {name for name, *_ in commands} - set(known):
        print(f"No benchmark is called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    parts = kept(PAGE.read_text("utf-8")) if PAGE.exists() else {}
    for name, *options in commands:
        print(f"== {name}", flush=True)
        parts[name] = told(name, options)
        PAGE.write_text(as_page(parts), encoding="utf-8")
    return 0


def told(name: str, options: list[str]) -> str:
    """A benchmark's part of the page: what it is about, by its own words, and what it has said just now."""
    started, said = time.monotonic(), []
    command = ["-m", f"benchmarks.bench_{name}", *options]
    with subprocess.Popen(
        [sys.executable, *command], cwd=settings.PROJECT, stdout=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            said.append(line.rstrip())
    minutes = (time.monotonic() - started) / 60
    commit = subprocess.check_output(["git", "-C", settings.PROJECT, "rev-parse", "--short", "HEAD"], text=True).strip()
    libraries = ", ".join(f"{library} {version(library)}" for library in STOOD_ON)
    about = f"{date.today()} at {commit}, {minutes:.0f} min, Python {sys.version.split()[0]}, {libraries}"
    lines = [f"$ python {shlex.join(command)}", *said]
    lines += [f"(ended with status {process.returncode})"] if process.returncode else []
    return "\n".join([purpose(name), "", f"*{about}*", "", "```", *lines, "```", ""])


def purpose(name: str) -> str:
    """The docstring of a benchmark."""
    source = (Path(__file__).parent / f"bench_{name}.py").read_text("utf-8")
    return ast.get_docstring(ast.parse(source)) or ""


def kept(page: str) -> dict[str, str]:
    """The parts of the page by the names of their benchmarks."""
    parts = re.split(r"^### `(\w+)`\n\n", re.sub(r"^## .*\n\n", "", page, flags=re.MULTILINE), flags=re.MULTILINE)
    return {name: text.rstrip("\n") + "\n" for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def as_page(parts: dict[str, str]) -> str:
    """The page, in the order of its sections."""
    page = [OPENING]
    for section, names in SECTIONS.items():
        page.append(f"## {section}\n")
        page += [f"### `{name}`\n\n{parts.get(name, NOT_YET)}" for name in names]
    return "\n".join(page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
