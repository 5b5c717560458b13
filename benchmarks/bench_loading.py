"""How long a wide export takes to load, against bare DuckDB that reads, unpivots and writes the same file.

Bars: 140,000 assessments (1.26 million ratings) within 3 times, under 500 MB.
"""

import itertools
import os
import sys
import tempfile
from pathlib import Path

import settings
from benchmarks.processes import compare, run
from etl.frameworks import read_framework


ASSESSMENTS = 140_000
BARE = """
import duckdb, sys
con = duckdb.connect(sys.argv[2])
con.execute(f"create table wide as select * from read_csv('{sys.argv[1]}')")
con.execute(f"create table ratings as unpivot wide on {sys.argv[3]} into name dimension value level")
con.close()
"""


def main() -> None:
    dimensions = ", ".join(f'"{entry.name}"' for entry in read_framework(settings.FRAMEWORK).dimensions)
    with tempfile.TemporaryDirectory() as folder:
        export = write_export(Path(folder), ASSESSMENTS)
        turn = itertools.count()

        def ours():
            home = Path(folder) / f"home{next(turn)}"
            return run(
                [sys.executable, "-m", "etl", "load", str(export)],
                cwd=settings.PROJECT,
                env={**os.environ, "NINEFOLD_HOME": str(home)},
            )

        def bare():
            return run(
                [sys.executable, "-c", BARE, str(export), str(Path(folder) / f"bare{next(turn)}.duckdb"), dimensions]
            )

        print(f"load of {ASSESSMENTS:,} wide assessments: {compare(ours, bare)}")


def write_export(folder: Path, assessments: int) -> Path:
    """The first rows of a made-up export that is large enough."""
    whole, export = folder / "whole.csv", folder / "export.csv"
    run(
        [sys.executable, "-m", "etl", "sample", str(whole), "--people", str(assessments // 6), "--teams", "320"],
        cwd=settings.PROJECT,
    )
    with whole.open(encoding="utf-8") as rows, export.open("w", encoding="utf-8", newline="") as out:
        kept = list(itertools.islice(rows, assessments + 1))
        if len(kept) <= assessments:
            raise SystemExit(f"The made-up export has only {len(kept) - 1:,} assessments.")
        out.writelines(kept)
    whole.unlink()
    return export


if __name__ == "__main__":
    main()
