"""Protects slices side by side, one process a core: slices share nobody's figures, so none waits for another."""

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from disclosure.breakdowns import Declaration
from disclosure.parent import end_with_parent
from disclosure.protect import Job, Protected, protect


FEW_ASSESSMENTS = 10_000  # protected here, in less time than it takes to start processes
WAITING_PER_WORKER = 2  # slices handed out ahead, so that no worker idles and memory stays flat
ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def protected(jobs: Iterable[Job], assessments: int, declaration: Declaration) -> Iterator[Protected]:
    """What may be shown of each slice, in order."""
    if assessments <= FEW_ASSESSMENTS:
        yield from (protect(job, declaration) for job in jobs)
        return
    workers = os.cpu_count() or 1
    with _pool(workers) as pool:
        waiting: deque[Future[Protected]] = deque()
        for job in jobs:
            waiting.append(pool.submit(protect, job, declaration))
            if len(waiting) > workers * WAITING_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    spawned = multiprocessing.get_context("spawn")  # the same on every system, and safe beside DuckDB's threads
    before = {name: os.environ.get(name) for name in ONE_THREAD_EACH}
    os.environ.update(ONE_THREAD_EACH)
    pool = ProcessPoolExecutor(workers, mp_context=spawned, initializer=end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
