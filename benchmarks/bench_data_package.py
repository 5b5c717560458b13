"""The data package of the sample, in each of its kinds, as whole processes; bar: 2 s each, and 2 s for a folder of CSV and Parquet.

`python -m benchmarks.bench_data_package`: makes, loads and publishes the sample first, which takes longer than all that is measured.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import settings
from analysis.data_package.kinds import KINDS
from benchmarks.processes import run


MOST_SECONDS, RUNS = 2, 5


def main() -> None:
    with TemporaryDirectory() as folder:
        environment = os.environ | {"NINEFOLD_HOME": folder}
        export = Path(folder) / "sample.csv"
        for words in (("sample", str(export)), ("load", str(export)), ("publish",)):
            command = [sys.executable, "-m", "etl", *words]
            subprocess.run(command, cwd=settings.PROJECT, env=environment, check=True, capture_output=True)
        for ending in (*KINDS, ""):
            command = [sys.executable, "-m", "analysis", "data", "--out", str(Path(folder) / f"figures{ending}")]
            runs = [run(command, cwd=settings.PROJECT, env=environment) for _ in range(RUNS + 1)][1:]
            seconds = statistics.median(one.seconds for one in runs)
            worked = statistics.median(one.processor_seconds for one in runs)
            missed = "  MISSES THE BAR" if seconds > MOST_SECONDS else ""
            print(f"{ending or 'a folder':12} {seconds:.2f} s, of the processor {worked:.2f} s{missed}")


if __name__ == "__main__":
    main()
