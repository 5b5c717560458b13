"""Has Spark's executors protect slices, each but once, and hears how many are through."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

from disclosure.publish.protect import Failed
from disclosure.publish.spark.protect import RESULT, Sealed, Todo, Way, for_executors, received, together


if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SHARES = 2  # of the work for each slice: more than there are executors, so that none waits long for the last
MOST_SHARES = 2_000
SECONDS_BETWEEN_LOOKS = 0.5  # at how many are through

Progress = Callable[[int, int], None]  # slices through, slices in all


class Executors:
    """What they have protected stays with them until `close`, and is fetched slice by slice once all is through."""

    def __init__(self, session: "SparkSession", tables: dict[str, "DataFrame"], way: Way, progress: Progress | None):
        self._session, self._tables, self._way, self._progress = session, tables, way, progress
        self._kept: list[tuple[dict[int, Todo], DataFrame]] = []
        self._failed: dict[int, Failed] = {}
        self._told = 0
        here: Any = session
        self._through = None
        if hasattr(here, "_jsparkSession"):  # a Spark Connect server counts for nobody
            self._through = here.sparkContext.accumulator(0)

    def close(self) -> None:
        for _, results in self._kept:
            results.unpersist()

    def protected(self, todo: dict[int, Todo]) -> Iterator[Sealed | Failed]:
        """What may be shown of each slice, in order but for those that nothing comes back of; what was to be done of a slice
        before, and is the same, is not done again."""
        self._told = 0
        self._failed.clear()
        known = {slice_id: one for kept, _ in self._kept for slice_id, one in kept.items()}
        same = {slice_id: one for slice_id, one in todo.items() if known.get(slice_id) == one}
        self._kept = [
            ({slice_id: one for slice_id, one in kept.items() if same.get(slice_id) == one}, results)
            for kept, results in self._kept
        ]
        self._protect({slice_id: one for slice_id, one in todo.items() if slice_id not in same}, len(same), len(todo))
        yield from self._failed.values()
        number = len(self._failed)
        for result in self._fetched():
            number += 1
            self._tell(number, len(todo))
            yield result
        if number < len(todo):
            raise RuntimeError("Spark gave fewer results than there are slices")

    def _protect(self, todo: dict[int, Todo], before: int, of: int) -> None:
        """Has some slices protected side by side. Where that fails as a whole, as when a process is killed for want of memory, each
        half is tried by itself, down to the slice whose fault it is."""
        from py4j.protocol import Py4JJavaError
        from pyspark.errors import PySparkException

        if not todo:
            return
        rows = together(self._session, self._tables, todo)
        rows = rows.repartition(min(len(todo) * SHARES, MOST_SHARES), "slice_id")
        work = for_executors(todo, self._way, self._through)
        results = rows.groupBy("slice_id").applyInArrow(work, RESULT).persist()
        try:
            self._awaited(results.count, before, of)
        except (PySparkException, Py4JJavaError) as error:
            results.unpersist()
            rows.write.format("noop").mode("overwrite").save()  # raises where it is not protecting that fails
            if len(todo) == 1:
                self._failed |= {slice_id: Failed(slice_id, error) for slice_id in todo}
                return
            each, half = iter(todo.items()), len(todo) // 2
            for part in (dict(islice(each, half)), dict(each)):
                self._protect(part, before, of)
                before += len(part)
        else:
            self._kept.append((todo, results))

    def _awaited(self, action: Callable[[], object], before: int, of: int) -> None:
        """Waits for an action of Spark's, and tells how many slices are through."""
        if self._through is None:
            action()
            return
        counted = self._through.value
        with ThreadPoolExecutor(1) as thread:
            running = thread.submit(action)
            try:
                while wait([running], SECONDS_BETWEEN_LOOKS).not_done:
                    self._tell(before + self._through.value - counted, of)
            except BaseException:
                self._session.interruptAll()  # or the thread would go on
                raise
            running.result()

    def _tell(self, number: int, of: int) -> None:
        """Never of fewer than were told of, as where Spark did something twice."""
        if self._progress and self._told < number <= of:
            self._told = number
            self._progress(number, of)

    def _fetched(self) -> Iterator[Sealed | Failed]:
        """Results of all that is kept, one partition at a time."""
        wanted = []
        for todo, results in self._kept:
            those = self._session.createDataFrame([(slice_id,) for slice_id in todo], "slice_id long")
            wanted.append(results.join(those, "slice_id"))
        if wanted:
            found = reduce(lambda one, other: one.unionAll(other), wanted).orderBy("slice_id")
            yield from (received(row.result) for row in found.toLocalIterator())
