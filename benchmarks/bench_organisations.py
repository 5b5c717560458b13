"""How long a publication of many organisations takes, and how long one when two of them have changed.

    python -m benchmarks.bench_organisations [ORGANISATIONS]

Each has 1,000 made-up people in a wave, and those of two come again in the next. Bars: at most 0.5 s an organisation on 2 cores; of that
whole, two changed at most 3 %. By default 200 organisations, which takes some minutes; the share that two take grows as there are fewer.
"""

import csv
import sys
import tempfile
from pathlib import Path

import settings
from benchmarks.bench_publishing import of, published
from benchmarks.processes import Run, run
from etl.sample import write_sample


SIZE = {"people": 1_000, "divisions": 5, "teams": 40}
CHANGED = 2
FIRST, SECOND = "2025 spring", "2025 autumn"


def main(number: int = 200) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        everybody, again = exports(Path(folder), number)
        load(home, everybody)
        whole = published(home)
        print(f"publish {number} organisations: {told(whole)}, {whole.seconds / number:.2f} s each (bar: 0.5)")
        print(f"publish them again, unchanged: {share(published(home), whole)}")
        load(home, again)
        print(f"publish them again, {CHANGED} with a further wave: {share(published(home), whole)} (bar: 3 %)")


def exports(folder: Path, number: int) -> tuple[Path, Path]:
    """The first wave of all, and the second of two."""
    written, first, second = (folder / f"{name}.csv" for name in ("both", "first", "second"))
    write_sample(written, waves=2, organisations=number, **SIZE)
    organisations: list[str] = []
    with (
        written.open(encoding="utf-8", newline="") as both,
        first.open("w", encoding="utf-8", newline="") as all_first,
        second.open("w", encoding="utf-8", newline="") as some_second,
    ):
        rows = csv.DictReader(both)
        writers = [csv.DictWriter(file, rows.fieldnames or ()) for file in (all_first, some_second)]
        for writer in writers:
            writer.writeheader()
        for row in rows:
            if row["organisation"] not in organisations:
                organisations.append(row["organisation"])
            if row["wave"] == FIRST:
                writers[0].writerow(row)
            elif organisations.index(row["organisation"]) < CHANGED:
                writers[1].writerow(row)
    return first, second


def load(home: Path, export: Path) -> None:
    run([sys.executable, "-m", "etl", "load", str(export)], cwd=settings.PROJECT, env=of(home))


def told(one: Run) -> str:
    return f"{one.seconds:.1f} s, {one.processor_seconds:.1f} s of processor time"


def share(one: Run, whole: Run) -> str:
    return f"{told(one)}, {one.seconds / whole.seconds:.1%} of the whole"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
