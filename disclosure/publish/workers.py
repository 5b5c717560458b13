"""Protects slices side by side, one process a core: slices share nobody's figures, so none waits for another."""

import contextlib
import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.queues import SimpleQueue

from disclosure.audit import steps
from disclosure.publish.parent import end_with_parent
from disclosure.publish.protect import Failed, Job, Protected, protect
from domain.declared.breakdowns import Declaration


FEW_ASSESSMENTS = 10_000  # protected here, in less time than it takes to start processes
WAITING_PER_WORKER = 2  # slices handed out ahead, so that no worker idles and memory stays flat
SECONDS_BETWEEN_LOOKS = 0.5  # at how far the slice is for which the next step waits
OBJECTS_BETWEEN_LOOKS = 50_000  # for garbage, of which audits make little: looking for it after every 700 takes time
ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Said = SimpleQueue[tuple[int, int, int]]  # a job, how many of its dimensions are audited, and of how many
_said: Said | None = None  # in a worker: where it says how far each job is


def protected(jobs: Iterable[Job], assessments: int, declaration: Declaration) -> Iterator[Protected | Failed]:
    """What may be shown of each slice, in order; that one fails stops no other."""
    if assessments <= FEW_ASSESSMENTS:
        yield from (here(job, declaration) for job in jobs)
        return
    with contextlib.closing(_Hands(os.cpu_count() or 1, declaration)) as hands:
        for number, job in enumerate(jobs):
            hands.take(number, job)
            if len(hands.waiting) > hands.workers * WAITING_PER_WORKER:
                yield hands.result()
        while hands.waiting:
            yield hands.result()


def here(job: Job, declaration: Declaration) -> Protected | Failed:
    """What may be shown of a slice, worked out in this process."""
    try:
        return protect(job, declaration)
    except Exception as error:
        return Failed(job.slice_id, error)


class _Hands:
    """A pool of processes, and the jobs that were handed to it, the first first."""

    def __init__(self, workers: int, declaration: Declaration, *, is_last_try: bool = False):
        self.workers, self._declaration, self._is_last_try = workers, declaration, is_last_try
        self.waiting: deque[tuple[int, Job, Future[Protected]]] = deque()
        self._told: dict[int, tuple[int, int]] = {}
        self._begin()

    def _begin(self) -> None:
        self._open = contextlib.ExitStack()
        self._pool, self._said = self._open.enter_context(_pool(self.workers))

    def close(self) -> None:
        self._open.close()

    def take(self, number: int, job: Job) -> None:
        """Hands a job out, to new processes where one of the last was killed."""
        try:
            future = self._pool.submit(_protected, number, job, self._declaration)
        except BrokenProcessPool:
            self.close()
            self._begin()
            future = self._pool.submit(_protected, number, job, self._declaration)
        self.waiting.append((number, job, future))

    def result(self) -> Protected | Failed:
        """What becomes of the first job. Where a process was killed, each job that was in hand is tried once more by itself,
        with all the memory that there is: one of them killed it, and the others have not failed."""
        number, job, future = self.waiting.popleft()
        try:
            return self._awaited(number, future)
        except BrokenProcessPool as error:
            if self._is_last_try:
                return Failed(job.slice_id, error)
            with contextlib.closing(_Hands(1, self._declaration, is_last_try=True)) as alone:
                alone.take(number, job)
                return alone.result()
        except Exception as error:
            return Failed(job.slice_id, error)

    def _awaited(self, number: int, future: Future[Protected]) -> Protected:
        """The result; how far its audits are is passed on, and that of later jobs kept in `_told` until their turn comes."""
        before = None
        while True:
            is_done = future.done()  # first, so that nothing said before the end is missed
            while not self._said.empty():
                of, audited, dimensions = self._said.get()
                self._told[of] = audited, dimensions
            if number in self._told and self._told[number] != before:
                before = self._told[number]
                steps.tell(*before)
            if is_done:
                return future.result()
            wait([future], timeout=SECONDS_BETWEEN_LOOKS)


def _begin(said: Said) -> None:
    """Makes this process a worker."""
    global _said
    _said = said
    end_with_parent()
    gc.freeze()  # the libraries stay
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS, *gc.get_threshold()[1:])


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
