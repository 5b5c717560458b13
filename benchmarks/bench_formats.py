"""How long exports in each format take to load, against the library that reads them alone; whole processes in turn, one line a case.

Bars: a load of 50,000 rows in XLSX at most 1.3 times calamine alone, in ODS, XLS and SAV at most 1.5 times calamine or pyreadstat
alone; with `--old FOLDER`, another version of this project, `inspect` and a dry run of 5,000 rows at most half of what that takes.
Processor time stands beside the clock's: on a busy machine it is the steadier of the two.
`python -m benchmarks.bench_formats [--turns N] [--old FOLDER]`.
"""

import argparse
import csv
import itertools
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import settings
from benchmarks.bench_loading import NOT_IN_XLSX, write_export, write_workbook
from benchmarks.processes import run
from domain.declared.framework_file import read_framework
from tests.support.old_books import as_ods, as_xls


ROWS, FEW_ROWS = 50_000, 5_000
TURNS = 9
CALAMINE = "import python_calamine, sys; python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
PYREADSTAT = "import pyreadstat, sys; pyreadstat.read_sav(sys.argv[1])"
ALONE = {"xlsx": (CALAMINE, 1.3), "ods": (CALAMINE, 1.5), "xls": (CALAMINE, 1.5), "sav": (PYREADSTAT, 1.5)}
HALF = 0.5


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--turns", type=int, default=TURNS)
    arguments.add_argument("--old", type=Path, help="the folder of another version of this project")
    chosen = arguments.parse_args()
    print(
        f"medians of {chosen.turns} turns; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        homes = (Path(folder) / f"home{turn}" for turn in itertools.count())
        if chosen.old:
            few = write_export(Path(folder), "wide", FEW_ROWS, FEW_ROWS // 6)
            for file, words in itertools.product((few, write_workbook(few)), (["inspect"], ["load", "--dry-run"])):
                ours, old = (command(tree, [*words, str(file)], homes) for tree in (settings.PROJECT, chosen.old))
                tell(f"{' '.join(words)}, {FEW_ROWS:,} rows {file.suffix[1:]}", ours, old, chosen.turns, HALF)
        export = write_export(Path(folder), "wide", ROWS, ROWS // 6)
        for kind, (code, bar) in ALONE.items():
            file = WRITERS[kind](export)
            ours = command(settings.PROJECT, ["load", str(file)], homes)
            tell(f"load, {ROWS:,} rows {kind}", ours, alone(code, file), chosen.turns, bar)


def alone(code: str, file: Path) -> Callable[[], tuple[float, float]]:
    return lambda: spent([sys.executable, "-c", code, str(file)])


def command(tree: Path, words: list[str], homes) -> Callable[[], tuple[float, float]]:
    """A command of a version of this project, each time in a home of its own; its modules are compiled once, as usual."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def once() -> tuple[float, float]:
        home = next(homes)
        compiled = {"NINEFOLD_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
        return spent([sys.executable, "-m", "etl", *words], cwd=tree, env={**usual, **compiled})

    return once


def spent(words: list[str], **options) -> tuple[float, float]:
    """Seconds of the clock, and of the processors."""
    before = os.times()
    done = run(words, **options)
    after = os.times()
    children = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return done.seconds, children


def tell(case: str, ours: Callable, other: Callable, turns: int, bar: float) -> None:
    """One pair before does not count."""
    pairs = [(ours(), other()) for _ in range(turns + 1)][1:]
    (ours_clock, ours_cpu), (other_clock, other_cpu) = (
        map(statistics.median, zip(*side, strict=True)) for side in zip(*pairs, strict=True)
    )
    clock = statistics.median(one[0] / two[0] for one, two in pairs)
    cpu = statistics.median(one[1] / two[1] for one, two in pairs)
    print(
        f"{case}: {ours_clock:.2f} s against {other_clock:.2f} s, ratio {clock:.2f} (processors {ours_cpu:.2f} s against "
        f"{other_cpu:.2f} s, {cpu:.2f}); bar {bar}: {'held' if clock <= bar else 'OVER THE BAR'}",
        flush=True,
    )


def rows_of(export: Path) -> list[list[str]]:
    """Those of the workbook that bench_loading writes."""
    with export.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    kept = [place for place, name in enumerate(header) if name != NOT_IN_XLSX]
    return [[row[place] for place in kept] for row in (header, *rows)]


def write_book(export: Path, write: Callable[[dict], bytes], ending: str) -> Path:
    file = export.with_suffix(ending)
    file.write_bytes(write({"Answers": rows_of(export)}))
    return file


def write_sav(export: Path) -> Path:
    """Levels are numbers with labels, as statistics programs keep them."""
    import pandas as pd
    import pyreadstat

    header, *rows = rows_of(export)
    names = [f"v{place}" for place in range(len(header))]
    people = pd.DataFrame(rows, columns=names)
    dimensions = {entry.name for entry in read_framework(settings.FRAMEWORK).dimensions}
    labels = {}
    for name, text in zip(names, header, strict=True):
        if text in dimensions:
            codes = {word: float(code) for code, word in enumerate(sorted(set(people[name]) - {""}), start=1)}
            people[name] = people[name].map(codes)
            labels[name] = {code: word for word, code in codes.items()}
    file = export.with_suffix(".sav")
    pyreadstat.write_sav(people, file, column_labels=header, variable_value_labels=labels)
    return file


WRITERS = {
    "xlsx": write_workbook,
    "ods": lambda export: write_book(export, as_ods, ".ods"),
    "xls": lambda export: write_book(export, as_xls, ".xls"),
    "sav": write_sav,
}


if __name__ == "__main__":
    main()
