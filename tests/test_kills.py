"""Whatever ends a command early, what was there stays, nothing is half, and the next command gets through.

A few of the moments that `python -m benchmarks.bench_kills` goes through: it tries every step of every deed.
"""

import pytest

from tests.support.kills import interposing


@pytest.mark.skipif(not interposing.is_possible(), reason="needs Linux and a C compiler")
def test_no_kill_and_no_full_disk_loses_anything_or_stops_the_next_command():
    some = ("--kills", "9", "--refused", "4", "--deeds", "load", "publish", "save a view")
    assert interposing.run_again("tests.support.kills.interrupted", *some) == 0
