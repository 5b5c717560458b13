"""Protects slices side by side, one process a core: slices share nobody's figures, so none waits for another."""

import contextlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from disclosure.breakdowns import Declaration
from disclosure.count import Slice
from disclosure.protect import Protected, protect


FEW_ASSESSMENTS = 10_000  # protected here, in less time than it takes to start processes
WAITING_PER_WORKER = 2  # slices handed out ahead, so that no worker idles and memory stays flat
ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Done = tuple[int, Slice, Protected]


def protected(
    slices: Iterable[tuple[int, Slice]], assessments: int, declaration: Declaration, k: int
) -> Iterator[Done]:
    """Each numbered slice with what may be shown of it, in order."""
    if assessments <= FEW_ASSESSMENTS:
        for number, slice_ in slices:
            yield number, slice_, protect(slice_, number, declaration, k)
        return
    workers = os.cpu_count() or 1
    with _pool(workers) as pool:
        waiting: deque[tuple[int, Slice, Future]] = deque()
        for number, slice_ in slices:
            waiting.append((number, slice_, pool.submit(protect, slice_, number, declaration, k)))
            if len(waiting) > workers * WAITING_PER_WORKER:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)


def _first(waiting: deque) -> Done:
    number, slice_, future = waiting.popleft()
    return number, slice_, future.result()


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    spawned = multiprocessing.get_context("spawn")  # the same on every system, and safe beside DuckDB's threads
    before = {name: os.environ.get(name) for name in ONE_THREAD_EACH}
    os.environ.update(ONE_THREAD_EACH)
    pool = ProcessPoolExecutor(workers, mp_context=spawned, initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _end_with_parent() -> None:
    """A worker whose publication was killed ends too."""

    def watch() -> None:
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
