"""Mutated exports through the door: how many load, how many are refused in a sentence, and that none does anything else.

Bars: 10,000 files and more, no crash (any exception but CallRefused), no hang, no half-load (a dry run that writes, or counts
that do not add up). Every other file's sheets are read as long ones are. `python -m benchmarks.fuzz_door [FILES] [SEED]`
"""

import math
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from benchmarks.mutations import mutated
from domain.declared.mapping_file import Mapping
from domain.errors import Refused
from etl.load.pipeline import IN_THE_REPORT, load_export
from etl.meaning.options import Options
from etl.read.files.source import Source
from etl.read.files.xlsx import bombs, sheet_ends
from etl.read.tools.recognise import TOOL_NAMES


FILES, SEED = 10_000, 1
SECONDS_A_FILE = 10  # of the processor: others may be at work on the machine
LONG_OR_NOT = (bombs.LONG_BYTES, sheet_ends.LARGE_BESIDE), (1, math.inf)  # from when on a sheet is long


class Hang(BaseException):
    """A file took longer than it may; no reader takes it for a fault of the file."""


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    signal.signal(signal.SIGPROF, _too_long)
    ends, kinds, slowest = Counter(), Counter(), (0.0, "")
    with tempfile.TemporaryDirectory() as home:
        os.environ["NINEFOLD_HOME"] = home
        for number, (kind, name, data, mapping) in zip(range(files), mutated(chance), strict=False):
            bombs.LONG_BYTES, sheet_ends.LARGE_BESIDE = LONG_OR_NOT[number % 2]
            started = time.perf_counter()
            end = outcome(name, data, mapping, chance)
            slowest = max(slowest, (time.perf_counter() - started, f"{kind} {name}"))
            if end not in ("loads", "refused in a sentence", "call refused"):
                kept = Path(tempfile.gettempdir()) / f"fuzz_{number}_{name}"
                kept.write_bytes(data)
                print(f"{end}: {kept}", flush=True)
            if any(Path(home).iterdir()):
                end = "something was written"
            ends[end] += 1
            kinds[kind] += 1
            if (number + 1) % 250 == 0:
                print(f"{number + 1:,} files: {dict(ends)}", file=sys.stderr, flush=True)
    print(f"{sum(ends.values()):,} files: {', '.join(f'{count:,} {end}' for end, count in ends.most_common())}")
    print(f"by mutation: {', '.join(f'{count:,} {kind}' for kind, count in sorted(kinds.items()))}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest file {slowest[0]:.2f} s ({slowest[1]}), peak memory {memory:,.0f} MB")


def outcome(name: str, data: bytes, mapping: Mapping, chance: random.Random) -> str:
    tool = chance.choice(TOOL_NAMES) if chance.random() < 0.1 else None
    signal.setitimer(signal.ITIMER_PROF, SECONDS_A_FILE)
    try:
        report = load_export(
            Source(name, data=data), Options(mapping=mapping, dry_run=True, tool=tool, refused=IN_THE_REPORT)
        )
    except Refused:
        return "call refused"
    except Hang:
        return "hang"
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        traceback.print_exc(limit=-3)
        return f"crash ({type(error).__name__})"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if report.refusal:
        is_whole = not (report.assessments_loaded or report.ratings_loaded)
        return "refused in a sentence" if is_whole and report.refusal[-1] in ".?)”" else "half-load"
    adds_up = (
        report.rows_read >= report.rows_refused and report.assessments_loaded <= report.rows_read - report.rows_refused
    )
    return "loads" if adds_up and report.batch_id is None else "half-load"


def _too_long(signum, frame) -> None:
    raise Hang


if __name__ == "__main__":
    main()
