"""Protects slices side by side, one process a core: slices share nobody's figures, so none waits for another."""

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing.queues import SimpleQueue

from disclosure.audit import steps
from disclosure.publish.parent import end_with_parent
from disclosure.publish.protect import Job, Protected, protect
from domain.declared.breakdowns import Declaration


FEW_ASSESSMENTS = 10_000  # protected here, in less time than it takes to start processes
WAITING_PER_WORKER = 2  # slices handed out ahead, so that no worker idles and memory stays flat
SECONDS_BETWEEN_LOOKS = 0.5  # at how far the slice is for which the next step waits
ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Said = SimpleQueue[tuple[int, int, int]]  # a job, how many of its dimensions are audited, and of how many
_said: Said | None = None  # in a worker: where it says how far each job is


def protected(jobs: Iterable[Job], assessments: int, declaration: Declaration) -> Iterator[Protected]:
    """What may be shown of each slice, in order."""
    if assessments <= FEW_ASSESSMENTS:
        yield from (protect(job, declaration) for job in jobs)
        return
    workers = os.cpu_count() or 1
    with _pool(workers) as (pool, said):
        waiting: deque[tuple[int, Future[Protected]]] = deque()
        told: dict[int, tuple[int, int]] = {}
        for number, job in enumerate(jobs):
            waiting.append((number, pool.submit(_protected, number, job, declaration)))
            if len(waiting) > workers * WAITING_PER_WORKER:
                yield _awaited(*waiting.popleft(), said, told)
        while waiting:
            yield _awaited(*waiting.popleft(), said, told)


def _awaited(number: int, future: Future[Protected], said: Said, told: dict[int, tuple[int, int]]) -> Protected:
    """The result; how far its audits are is passed on, and that of later jobs kept in `told` until their turn comes."""
    before = None
    while True:
        is_done = future.done()  # first, so that nothing said before the end is missed
        while not said.empty():
            of, audited, dimensions = said.get()
            told[of] = audited, dimensions
        if number in told and told[number] != before:
            before = told[number]
            steps.tell(*before)
        if is_done:
            return future.result()
        wait([future], timeout=SECONDS_BETWEEN_LOOKS)


def _begin(said: Said) -> None:
    """Makes this process a worker."""
    global _said
    _said = said
    end_with_parent()


def _protected(number: int, job: Job, declaration: Declaration) -> Protected:
    """In a worker: protects a slice, and says how far it is."""
    said = _said
    assert said is not None  # since _begin
    with steps.followed(lambda *how_far: said.put((number, *how_far))):
        return protect(job, declaration)


@contextlib.contextmanager
def _pool(workers: int) -> Generator[tuple[ProcessPoolExecutor, Said]]:
    spawned = multiprocessing.get_context("spawn")  # the same on every system, and safe beside DuckDB's threads
    before = {name: os.environ.get(name) for name in ONE_THREAD_EACH}
    os.environ.update(ONE_THREAD_EACH)
    said = spawned.SimpleQueue()  # without a thread that would have to end with its process
    pool = ProcessPoolExecutor(workers, mp_context=spawned, initializer=_begin, initargs=(said,))
    try:
        yield pool, said
    finally:
        pool.shutdown(cancel_futures=True)
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
