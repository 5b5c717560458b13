"""Slices side by side: the same results, progress, and what a stopped publication leaves behind."""

import os
import signal
import subprocess
import sys
import time

import duckdb
import psutil
import pytest

import settings
from disclosure.publish import workers
from disclosure.publish.publish import current, publish
from tests.support.records import a_trust, forget_people


PATIENCE = 300  # seconds, on the slowest of machines


def rows() -> list[tuple]:
    with duckdb.connect(current(), read_only=True) as store:
        return store.execute("select * exclude (slice_id) from blocks order by all").fetchall()


def several_slices(records) -> None:
    for wave in ("2024", "2025", "2026"):
        a_trust(records, subjects=60, wave=wave)
    records.save()


def test_slices_protected_side_by_side_are_published_as_one_after_another(records, monkeypatch, home):
    several_slices(records)
    publish()
    alone = rows()
    forget_people(settings.private())
    monkeypatch.setattr(workers, "FEW_ASSESSMENTS", 0)
    seen = []
    publish(progress=lambda done, of: seen.append((done, of)))
    assert rows() == alone
    assert seen == [(done, 6) for done in range(1, 7)]


@pytest.mark.parametrize("few", [0, 10_000])
def test_progress_moves_within_a_slice_dimension_by_dimension(records, monkeypatch, home, few):
    several_slices(records)
    monkeypatch.setattr(workers, "FEW_ASSESSMENTS", few)
    seen = []
    publish(progress=lambda *done: seen.append(done), within=lambda *step: seen.append(step))
    assert seen == sorted(seen, key=lambda told: told[0] - (len(told) == 4) / (told[-2] + 1))
    assert [told for told in seen if len(told) == 2] == [(done, 6) for done in range(1, 7)]
    last = {told[0]: told for told in seen if len(told) == 4}
    assert set(last) == set(range(1, 7))
    assert all((of, audited) == (6, dimensions) for _, of, audited, dimensions in last.values())


PUBLISHED = """
# Says each slice that is done, and where it is told to, waits after the first until it is stopped.
import signal
import sys
from disclosure.publish import workers
from disclosure.publish.publish import publish

workers.FEW_ASSESSMENTS = 0
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a job in the background would ignore


def said(done, of):
    print(done, flush=True)
    if "wait" in sys.argv:
        sys.stdin.read()


if __name__ == "__main__":
    publish(progress=said)
"""


def test_workers_end_without_a_word(records, tmp_path):
    several_slices(records)
    script = tmp_path / "publishes.py"
    script.write_text(PUBLISHED)
    environment = {**os.environ, "PYTHONPATH": str(settings.PROJECT)}
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "2", "3", "4", "5", "6"]
    assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="stops a process with a signal")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_publication_stopped_half_way_leaves_the_published_version_and_no_process(records, tmp_path, how):
    several_slices(records)
    before = publish().path
    forget_people(settings.private())
    script = tmp_path / "publishes.py"
    script.write_text(PUBLISHED)
    with subprocess.Popen(
        [sys.executable, str(script), "wait"],
        env={**os.environ, "PYTHONPATH": str(settings.PROJECT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as stopped:
        assert stopped.stdout.readline() == b"1\n"
        started = psutil.Process(stopped.pid).children(recursive=True)
        assert started
        stopped.send_signal(how)
        assert stopped.wait() != 0
    deadline = time.monotonic() + PATIENCE
    while any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in started):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert current() == before
    assert rows()
    assert publish().certified
