"""How long Spark takes to count beside DuckDB, and whether twice the organisations on twice the executors take as long.

Bars: counting 1.26 million ratings at most 4 times what DuckDB takes, once the session has started; twice the organisations on
twice the executors within 1.25 times the time. PEOPLE and TRUSTS make it smaller. On this machine an executor is a core.

A publication counts once, so the first count in a session is what it waits for; Java then reads and compiles what the next
ones find there. Both are told, and how many seconds of a count went into compiling, beside it, and into collecting garbage.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import settings


PEOPLE = int(os.environ.get("PEOPLE", "15600"))  # of three waves: 1.26 million ratings
TRUSTS = int(os.environ.get("TRUSTS", "4"))  # organisations of 1,000 people, and twice as many
REPEATS = int(os.environ.get("REPEATS", "4"))

COUNT = """
import gc, sys, time
import duckdb
from disclosure.blocks import order
from disclosure.count.microcells import Counted
from domain.declared import breakdowns

declaration = order.chosen(breakdowns.declared(), None)
way = {"apart": declaration.apart, "groups": declaration.groups}
if sys.argv[1] == "duckdb":
    for _ in range(int(sys.argv[3])):
        with duckdb.connect() as store:
            store.execute("set enable_progress_bar = false")  # which would stand among the figures
            started = time.perf_counter()
            Counted(store, **way)
            print(time.perf_counter() - started)
else:
    from disclosure.publish.spark import count, session
    from disclosure.publish.spark.records import Records

    with session.opened() as spark:
        java = spark._jvm.java.lang.management.ManagementFactory

        def clock():
            collected = sum(one.getCollectionTime() for one in java.getGarbageCollectorMXBeans())
            return time.perf_counter(), java.getCompilationMXBean().getTotalCompilationTime() / 1000, collected / 1000

        for _ in range(int(sys.argv[3])):
            started = clock()
            counted = count.Counted(Records(spark, sys.argv[2]), declaration)
            for name in (*counted.tables, "people", "people_in_two_waves"):
                spark.table(name).write.format("noop").mode("overwrite").save()
            print(*(after - before for before, after in zip(started, clock())))
            counted.close()
            del counted
            gc.collect()
            spark._jvm.System.gc()  # what is no longer named is only then taken out of memory
"""
PUBLISH = """
import sys, time
from disclosure.publish.spark import protect
from disclosure.publish.spark.publish import publish

before = protect.protected

def timed(*given):
    started = time.perf_counter()
    found = list(before(*given))
    print("protected", time.perf_counter() - started)
    return iter(found)

import disclosure.publish.spark.publish as flow
flow.protected = timed
started = time.perf_counter()
publish(sys.argv[1])
print("published", time.perf_counter() - started)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        counts(Path(folder))
        executors(Path(folder))


def counts(folder: Path) -> None:
    home, records = exported(folder / "one", people=PEOPLE)
    seconds = {}
    for engine in ("duckdb", "spark"):
        told = seconds_of(COUNT, home, engine, str(records), str(REPEATS))
        seconds[engine], *others = zip(*(map(float, line.split()) for line in told), strict=True)
        print(f"count {PEOPLE:,} people x 3 waves, {engine}: {in_tenths(seconds[engine])} s")
        for name, of_each in zip(("compiling", "garbage"), others, strict=False):
            print(f"  of that {name}: {in_tenths(of_each)} s")
    floor = statistics.median(seconds["duckdb"])
    first, *warm = seconds["spark"]
    print(
        f"Spark by DuckDB: {first / floor:.1f} (the first in a session), {statistics.median(warm) / floor:.1f} (the others)"
    )


def in_tenths(seconds: Iterable[float]) -> str:
    return ", ".join(f"{one:.1f}" for one in seconds)


def executors(folder: Path) -> None:
    found = []
    for cores, trusts in ((1, TRUSTS), (2, 2 * TRUSTS)):
        home, records = exported(folder / f"of{trusts}", people=1_000, organisations=trusts, waves=1)
        told = seconds_of(PUBLISH, home, str(records), NINEFOLD_SPARK=f"local[{cores}]")
        parts = dict(line.split() for line in told)
        found.append({name: float(seconds) for name, seconds in parts.items()})
        print(
            f"{trusts} organisations on local[{cores}]: {', '.join(f'{name} {s:.0f} s' for name, s in found[-1].items())}"
        )
    for name in found[0]:
        print(f"twice as much on twice as many, {name}: {found[1][name] / found[0][name]:.2f}")


def exported(place: Path, **size: int) -> tuple[Path, Path]:
    """A home with a made-up export of that size, loaded, and the folder of its exported records."""
    place.mkdir()
    words = [word for name, number in size.items() for word in (f"--{name}", str(number))]
    home = {"NINEFOLD_HOME": str(place / "home")}
    for command in (
        ["sample", str(place / "export.csv"), *words],
        ["load", str(place / "export.csv")],
        ["export-records", str(place / "records")],
    ):
        subprocess.run(
            [sys.executable, "-m", "etl", *command],
            cwd=settings.PROJECT,
            env={**os.environ, **home},
            check=True,
            capture_output=True,
        )
    return place / "home", place / "records"


def seconds_of(script: str, home: Path, *words: str, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=settings.PROJECT,
        env={**os.environ, "NINEFOLD_HOME": str(home), **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"in {time.perf_counter() - started:.0f} s")
