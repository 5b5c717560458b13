"""How long exports take to load, against the least that can be done with the same file; one line a case.

Bars: tidy CSV within 3 times of bare DuckDB that reads, unpivots where wide, and writes a DuckDB file, with a peak
memory under 500 MB for 1.26 million ratings wide and under 1 GB for all; an XLSX of 50,000 rows and 20 columns within
2 times of calamine alone. `python -m benchmarks.bench_loading [--small]`; --small leaves out the cases of 12.6 million ratings.
"""

import argparse
import csv
import itertools
import os
import sys
import tempfile
from pathlib import Path

import xlsxwriter

import settings
from benchmarks.processes import Run, compare, run
from domain.declared.framework_file import read_framework
from etl.sample import write_sample


SMALL, LARGE = 140_000, 1_400_000  # assessments; nine ratings each
PEOPLE_PER_ORGANISATION = 24_000  # with three waves about six assessments each
MOST_TEAMS, PEOPLE_PER_TEAM = 320, 20
PAIRS = {SMALL: 5, LARGE: 3}
XLSX_ROWS = 50_000
NOT_IN_XLSX = "band"  # of the sample's 21 columns, so that 20 are left
BARE = {
    "wide": """
import duckdb, sys
con = duckdb.connect(sys.argv[2])
con.execute(f"create table wide as select * from read_csv('{sys.argv[1]}')")
con.execute(f"create table ratings as unpivot wide on {sys.argv[3]} into name dimension value level")
con.close()
""",
    "long": """
import duckdb, sys
con = duckdb.connect(sys.argv[2])
con.execute(f"create table ratings as select * from read_csv('{sys.argv[1]}')")
con.close()
""",
    "xlsx": """
import python_calamine, sys
python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
""",
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--small", action="store_true", help="leave out the cases of 12.6 million ratings")
    dimensions = [entry.name for entry in read_framework(settings.FRAMEWORK).dimensions]
    for assessments in (SMALL,) if arguments.parse_args().small else (SMALL, LARGE):
        for shape in ("wide", "long"):
            with tempfile.TemporaryDirectory() as folder:
                rows = assessments * (1 if shape == "wide" else len(dimensions))
                export = write_export(Path(folder), shape, rows, assessments // 6)
                line = against_bare(export, shape, dimensions, PAIRS[assessments])
                print(f"{shape}, {assessments * len(dimensions):,} ratings: {line}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        export = write_workbook(write_export(Path(folder), "wide", XLSX_ROWS, XLSX_ROWS // 6))
        print(f"xlsx, {XLSX_ROWS:,} rows: {against_bare(export, 'xlsx', dimensions, PAIRS[SMALL])}", flush=True)


def against_bare(export: Path, kind: str, dimensions: list[str], pairs: int) -> str:
    turn = itertools.count()

    def ours() -> Run:
        home = export.parent / f"home{next(turn)}"
        return run(
            [sys.executable, "-m", "etl", "load", str(export)],
            cwd=settings.PROJECT,
            env={**os.environ, "NINEFOLD_HOME": str(home)},
        )

    def bare() -> Run:
        out = export.parent / f"bare{next(turn)}.duckdb"
        names = ", ".join(f'"{name}"' for name in dimensions)
        done = run([sys.executable, "-c", BARE[kind], str(export), str(out), names])
        out.unlink(missing_ok=True)
        return done

    return compare(ours, bare, pairs)


def write_export(folder: Path, shape: str, rows: int, people: int) -> Path:
    """The first rows of a made-up export of about six assessments a person, in organisations of a trust's size."""
    whole, export = folder / "whole.csv", folder / "export.csv"
    organisations = -(-people // PEOPLE_PER_ORGANISATION)
    teams = min(MOST_TEAMS, max(4, people // PEOPLE_PER_TEAM))
    write_sample(whole, people=-(-people // organisations), teams=teams, shape=shape, organisations=organisations)
    with whole.open(encoding="utf-8", newline="") as lines, export.open("w", encoding="utf-8", newline="") as out:
        out.writelines(itertools.islice(lines, rows + 1))
        if next(lines, None) is None:
            raise SystemExit(f"The made-up export has fewer than {rows:,} rows.")
    whole.unlink()
    return export


def write_workbook(export: Path) -> Path:
    workbook = export.with_suffix(".xlsx")
    book = xlsxwriter.Workbook(workbook, {"constant_memory": True})
    sheet = book.add_worksheet()
    with export.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        header = next(rows)
        kept = [place for place, name in enumerate(header) if name != NOT_IN_XLSX]
        for place, row in enumerate(itertools.chain([header], rows)):
            sheet.write_row(place, 0, [row[column] for column in kept])
    book.close()
    return workbook


if __name__ == "__main__":
    main()
