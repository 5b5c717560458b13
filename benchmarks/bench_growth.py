"""How the cost of a load and of a publication grows: from 10 thousand to 12.6 million ratings, from 1 to 200 organisations.

A straight line is fitted to each, by least squares of what it is off in proportion, so that small sizes count as large ones do.
What it gives for 1.5 million people is extrapolated, and said to be. `python -m benchmarks.bench_growth [--small]`;
--small leaves out what takes minutes.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

import numpy as np

import settings
from benchmarks.bench_loading import write_export
from benchmarks.bench_publishing import loaded, of, published
from benchmarks.processes import run


DIMENSIONS, ASSESSMENTS_A_PERSON, PEOPLE = 9, 6, 1_000  # people of an organisation
ASSESSMENTS = {1_200: 5, 12_000: 5, 140_000: 3, 1_400_000: 1}  # and how often each is loaded
ORGANISATIONS = (1, 4, 16, 64, 200)
A_NATION = 1_500_000  # people
LARGE = {1_400_000, 64, 200}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--small", action="store_true", help="leave out what takes minutes")
    left_out = LARGE if arguments.parse_args().small else set()
    loads = {
        assessments * DIMENSIONS: load(assessments, times)
        for assessments, times in ASSESSMENTS.items()
        if assessments not in left_out
    }
    fitted("load", "ratings", loads, A_NATION * ASSESSMENTS_A_PERSON * DIMENSIONS)
    publications = {number: publish(number) for number in ORGANISATIONS if number not in left_out}
    fitted("publish", f"organisations of {PEOPLE:,} people", publications, A_NATION // PEOPLE)


def load(assessments: int, times: int) -> float:
    """Seconds of the whole process, the median of so many."""
    with tempfile.TemporaryDirectory() as folder:
        export = write_export(Path(folder), "wide", assessments, -(-assessments // ASSESSMENTS_A_PERSON))
        homes = (Path(folder) / f"home{number}" for number in range(times))
        command = [sys.executable, "-m", "etl", "load", str(export)]
        return statistics.median(
            run(command, cwd=settings.PROJECT, env=os.environ | of(home)).seconds for home in homes
        )


def publish(number: int) -> float:
    """Seconds of the whole process."""
    with tempfile.TemporaryDirectory() as folder:
        size = {"people": PEOPLE, "divisions": 5, "teams": 40, "waves": 1, "organisations": number}
        return published(loaded(Path(folder) / "home", **size)).seconds


def fitted(deed: str, what: str, taken: dict[int, float], to: int) -> None:
    sizes, seconds = (np.array(list(part), dtype=float) for part in (taken.keys(), taken.values()))
    each, once = np.polyfit(sizes, seconds, 1, w=1 / seconds)
    for size, took in taken.items():
        print(f"{deed} {size:,} {what}: {took:.2f} s (the line: {once + each * size:.2f} s)", flush=True)
    off = np.abs((once + each * sizes) / seconds - 1).max()
    print(f"{deed}, the line: {once:.2f} s and {each * 1000:.4g} s for a thousand {what}; at most {off:.0%} off")
    print(f"{deed} {to:,} {what}, extrapolated from {max(taken):,}: {(once + each * to) / 60:.0f} min", flush=True)


if __name__ == "__main__":
    main()
