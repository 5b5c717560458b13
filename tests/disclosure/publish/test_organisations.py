"""Organisation by organisation: one that fails stops no other, and a publication that was stopped goes on where it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import duckdb
import pytest

import settings
from disclosure.publish import told, workers
from disclosure.publish.protect import protect
from disclosure.publish.publish import current, publish
from tests.support.records import a_trust, forget_people


NAMES = ("North", "South", "West")


def three(records) -> None:
    """Three organisations, each with self and peers."""
    for seed, name in enumerate(NAMES):
        a_trust(records, seed, subjects=60, organisation=name)
    records.save()


def late(records, name: str, people: int) -> None:
    random = Random(name)
    for number in range(people):
        levels = random.choices([1, 2, 3, 4], k=2)
        records.add(f"{name}'s {number}", *levels, division="Division 0", organisation=name)


def rows() -> list[tuple]:
    tables = "select * exclude (slice_id) from blocks join slices using (slice_id) order by all"
    with duckdb.connect(current(), read_only=True) as store:
        return store.execute(tables).fetchall()


def of(name: str, found: list[tuple]) -> list[tuple]:
    return [row for row in found if name in row]


def failing(*names: str):
    """`protect`, with a fault in what it does for these organisations but for restoring them."""

    def fails(job, declaration):
        done = protect(job, declaration)
        if done.slice_.organisation in names and not job.all_wait:
            raise MemoryError("a fault")
        return done

    return fails


class Stopped(Exception):
    pass


def stopped_after(slices: int) -> None:
    def stop(done, of):
        if done == slices:
            raise Stopped

    with pytest.raises(Stopped):
        publish(progress=stop)


def audited(**asked) -> set[int]:
    """The slices that a publication audits anything of."""
    seen = set()
    publish(within=lambda number, *rest: seen.add(number), **asked)
    return seen


def left() -> bool:
    return settings.unfinished_publication().exists()


def test_a_publication_that_was_stopped_goes_on_where_it_was(records, home):
    three(records)
    publish()
    whole = rows()
    forget_people(settings.private())
    stopped_after(4)
    assert left()
    assert audited() == {5, 6}
    assert rows() == whole
    assert not left()


def test_what_was_finished_counts_only_for_the_very_same(records, home):
    three(records)
    stopped_after(4)
    assert audited(k=7) == {1, 2, 3, 4, 5, 6}
    forget_people(settings.private())
    stopped_after(4)
    late(records, "North", 20)
    records.save()
    assert audited() == {2, 5, 6}


def test_what_was_finished_counts_only_by_the_same_numbers(records, home, monkeypatch):
    three(records)
    stopped_after(4)
    monkeypatch.setattr(settings, "MINIMUM_OF_SENSITIVE", settings.MINIMUM_OF_SENSITIVE + 1)
    assert audited() == {1, 2, 3, 4, 5, 6}


def test_of_whoever_is_taken_out_before_anything_is_finished_nothing_is_kept(records, home):
    three(records)

    def take_out(*_):
        settings.unfinished_publication().unlink(
            missing_ok=True
        )  # as erase does, while this publication has counted them

    def stop(done, of):
        raise Stopped

    with pytest.raises(Stopped):
        publish(within=take_out, progress=stop)
    assert not left()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="what is open is told by Linux")
def test_what_was_finished_is_not_held_open(records, home):
    """Else nobody could take it away on Windows."""
    three(records)

    def look(*_):
        assert left()
        held = {os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()}
        assert str(settings.unfinished_publication().resolve()) not in held

    publish(progress=look, within=look)


def test_what_was_finished_and_is_not_as_it_was_written_is_worked_out_anew(records, home):
    three(records)
    stopped_after(4)
    whole = settings.unfinished_publication().read_bytes()
    for damaged in (whole[:-1], b"x" + whole, whole[:100] + b"x" + whole[101:], b""):
        settings.unfinished_publication().write_bytes(damaged)
        assert {5, 6} < audited()
        forget_people(settings.private())


def test_changes_to_what_was_published_are_finished_but_once_too(records, home, tmp_path):
    three(records)
    publish()
    before = rows()
    late(records, "North", 30)
    records.save()
    shutil.copytree(home, tmp_path / "as it was")
    stopped_after(2)
    assert audited() == set()
    gone_on = rows()
    shutil.rmtree(home)
    (tmp_path / "as it was").rename(home)
    assert audited() == {2}
    assert rows() == gone_on != before


def test_an_organisation_that_fails_stays_as_it_was_and_the_others_are_published(records, home, monkeypatch):
    three(records)
    publish()
    before = rows()
    for name in ("North", "South", "New"):
        late(records, name, 30)
    records.save()
    with monkeypatch.context() as patched:
        patched.setattr(workers, "protect", failing("South", "New"))
        heard = []
        done = publish(heard=lambda name, error: heard.append((name, str(error))))
    assert heard == [("New", "a fault"), ("South", "a fault")]
    assert [(one.organisation, one.is_shown) for one in done.failed] == [("New", False), ("South", True)]
    now = rows()
    assert of("South", now) == of("South", before)
    assert of("New", now) == []
    assert of("North", now) != of("North", before)
    said = " ".join(told.of_failures(done))
    assert "South could not be protected: a fault of ours" in said
    assert "Publish again" in said
    publish()
    later = rows()
    assert of("North", later) == of("North", now)
    forget_people(settings.private())
    publish()
    assert of("New", later) == of("New", rows())


def test_where_every_organisation_fails_nothing_is_published(records, home, monkeypatch):
    three(records)
    before = publish().version
    late(records, "North", 30)
    records.save()
    monkeypatch.setattr(workers, "protect", failing(*NAMES))
    with pytest.raises(MemoryError):
        publish()
    assert current().stem == before


KILLED = """
# The process that protects South is killed, as for want of memory.
import os
import signal
from disclosure.publish import workers
from disclosure.publish.protect import protect
from disclosure.publish.publish import publish

workers.FEW_ASSESSMENTS = 0


def killed(job, declaration):
    if job.slice_ and job.slice_.organisation == "South":
        os.kill(os.getpid(), signal.SIGKILL)
    return protect(job, declaration)


workers.protect = killed

if __name__ == "__main__":
    done = publish()
    print([one.organisation for one in done.failed], done.slices)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills a process with a signal")
def test_a_process_that_is_killed_costs_its_organisation_and_no_other(records, home, tmp_path):
    three(records)
    publish()
    alone = rows()
    forget_people(settings.private())
    script = tmp_path / "publishes.py"
    script.write_text(KILLED)
    environment = {**os.environ, "PYTHONPATH": str(settings.PROJECT)}
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "['South'] 4\n"
    assert rows() == [row for row in alone if "South" not in row]
