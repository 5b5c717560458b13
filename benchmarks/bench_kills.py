"""Ends every command before every step that writes, at random, and on a full disk: 1,000 kills and 200 full disks, all seeded.

    python -m benchmarks.bench_kills [--kills 1000] [--refused 200] [--seed 1] [--deeds load publish …]

Nothing may be lost, half done, stuck for the next command, or left behind: four noughts, or exit status 1. Where it is interrupted, it
says what was found until then. It takes half an hour of one core.
"""

import sys

from tests.support.kills.interposing import run_again


if __name__ == "__main__":
    sys.exit(run_again("tests.support.kills.interrupted", *sys.argv[1:]))
