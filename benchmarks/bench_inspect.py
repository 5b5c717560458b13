"""How long a first look at an export takes, against a load of the same file that writes nothing; one line a shape.

Exports are made up: ids, groups, levels, dates, page timings, figures, comments; the load is told which column is which.
Bar: the median of `inspect` is at most a second over that of `load --dry-run`. `python -m benchmarks.bench_inspect`.
"""

import csv
import os
import random
import statistics
import sys
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import settings
from benchmarks.processes import run
from domain.declared.framework_file import read_framework


BAR = 1.0  # seconds
TURNS = 5
SHAPES = ((15_653, 51), (1_075, 74), (205, 315), (3, 400))  # rows and columns
START = datetime(2026, 3, 1)
WORDS = "ward rota handover notice board visit roof garden kettle morning quiet busy asked tried learned shared".split()
OTHERS = {  # columns that nobody maps, in turn
    "Comment": lambda: " ".join(random.choices(WORDS, k=random.randint(4, 20))),
    "Seconds on page": lambda: f"{random.random() * 300:.3f}",
    "Opened": lambda: str(START + timedelta(seconds=random.randrange(2_000_000))),
    "Joined": lambda: str((START - timedelta(days=random.randrange(60))).date()),
    "Agreement": lambda: random.choice(["Never", "Sometimes", "Often", "Always", ""]),
    "Chosen": lambda: random.choice(["1", "0", ""]),
}


def main() -> None:
    random.seed(5)
    with TemporaryDirectory() as home:
        mapping = Path(home) / "mapping.toml"
        mapping.write_text('[columns]\nsubject_id = "Code"\nteam = "Where"\n[constants]\nwave = "2026 spring"\n')
        print(f"medians of {TURNS} turns; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        for rows, columns in SHAPES:
            export = Path(home) / f"{rows}_by_{columns}.csv"
            write_export(export, rows, columns)
            tell(f"{rows:,} x {columns}", export, mapping, home)


def write_export(path: Path, rows: int, columns: int) -> None:
    dimensions = [dimension.name for dimension in read_framework(settings.FRAMEWORK).dimensions]
    levels = [level.name for level in read_framework(settings.FRAMEWORK).levels]
    kinds = [list(OTHERS)[place % len(OTHERS)] for place in range(columns - 2 - len(dimensions))]
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["Code", "Where", *dimensions, *(f"{kind} {place}" for place, kind in enumerate(kinds))])
        for row in range(rows):
            answers = random.choices(levels, k=len(dimensions))
            lines.writerow([f"P{row}", f"Ward {row % 20}", *answers, *(OTHERS[kind]() for kind in kinds)])


def tell(shape: str, export: Path, mapping: Path, home: str) -> None:
    load = [*"load --dry-run --confirm mostly_distinct:team --mapping".split(), str(mapping), str(export)]
    looks, loads = zip(
        *[(seconds(["inspect", str(export)], home), seconds(load, home)) for _ in range(TURNS)], strict=True
    )
    (look, look_cpu), (load, load_cpu) = (map(statistics.median, zip(*runs, strict=True)) for runs in (looks, loads))
    verdict = "held" if look - load <= BAR else "OVER THE BAR"
    print(
        f"{shape}: inspect {look:.2f} s ({look_cpu:.2f} of processor), load --dry-run {load:.2f} s ({load_cpu:.2f}), "
        f"more {look - load:+.2f} s; bar {BAR} s: {verdict}",
        flush=True,
    )


def seconds(words: list[str], home: str) -> tuple[float, float]:
    """Of the clock, and of the processors."""
    before = os.times()
    done = run([sys.executable, "-m", "etl", *words], cwd=settings.PROJECT, env={**os.environ, "NINEFOLD_HOME": home})
    after = os.times()
    children = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return done.seconds, children


if __name__ == "__main__":
    main()
