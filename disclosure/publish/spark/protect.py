"""Protects slices on Spark's executors: each is put together from its counts there, and its published rows come back.

What runs there is the pure function that a process pool runs elsewhere. Neither records nor microcells come to the driver.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from disclosure.audit import certificate
from disclosure.count import items
from disclosure.count.columns import Read
from disclosure.count.slices import Slice
from disclosure.count.tables import slice_of
from disclosure.errors import PublishRefused
from disclosure.ledger.people import person
from disclosure.ledger.releases import History, Release
from disclosure.publish.protect import Failed, Job, Protected
from disclosure.publish.workers import here
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework


if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

SHARES = 2  # of the work for each slice: more than there are executors, so that none waits long for the last
MOST_SHARES = 2_000
NUMBERS = ("tinyint", "smallint", "int", "bigint")
KEPT = "kept_people"
OF_PERSON = ("place", "ratings", "left_out")


@dataclass(frozen=True)
class Todo:
    """A slice to be protected, without its counts: new, standing as released, or with changes, all of which wait."""

    names: tuple[str, ...]
    framework: Framework
    slice_number: int | None = None  # the ledger's; None: it is new
    releases: tuple[Release, ...] = ()
    has_changes: bool = False
    with_items: bool = False


@dataclass(frozen=True)
class Sealed:
    """A slice as it comes back: how many are in it, but no microcell of it."""

    done: Protected
    input_hmac: str


def protected(
    session: "SparkSession", tables: dict[str, "DataFrame"], todo: dict[int, Todo], way: "Way"
) -> Iterator[Sealed | Failed]:
    """What may be shown of each slice, in order."""
    if not todo:
        return
    shares = min(len(todo) * SHARES, MOST_SHARES)
    rows = _together(session, tables, todo).repartition(shares, "slice_id")
    results = rows.groupBy("slice_id").applyInArrow(_for_executors(todo, way), "slice_id long, result binary")
    results = results.orderBy("slice_id").persist()
    results.count()  # all side by side, before they are fetched one after another
    for row in results.toLocalIterator():
        yield pickle.loads(row.result)  # of our own executors
    results.unpersist()


@dataclass(frozen=True)
class Way:
    """How slices are protected."""

    k: int
    declaration: Declaration
    key: bytes  # that seals what was counted
    rules: str  # of this process, which the certificates name


def _together(session: "SparkSession", tables: dict[str, "DataFrame"], todo: dict[int, Todo]) -> "DataFrame":
    """The rows of all tables in one, each with the table that it is `of`."""
    from pyspark.sql import functions

    changed = [(number, one.slice_number) for number, one in todo.items() if one.has_changes]
    told = session.createDataFrame(changed, "slice_id long, slice_number int")
    kept = (
        session.table(KEPT)
        .join(told, "slice_number")
        .selectExpr("slice_id", f"struct({', '.join(OF_PERSON)}) as kept_person")
    )
    counted = session.createDataFrame([(n,) for n, one in todo.items() if not one.has_changes], "slice_id long")
    parts = [kept.withColumn("of", functions.lit(KEPT))]
    for name, table in tables.items():
        part = table.join(functions.broadcast(counted), "slice_id")
        numbers = {column: functions.col(column).cast("long") for column, type_ in part.dtypes if type_ in NUMBERS}
        parts.append(part.withColumns(numbers).withColumn("of", functions.lit(name)))
    whole, *others = parts
    for part in others:
        whole = whole.unionByName(part, allowMissingColumns=True)
    return whole


def _for_executors(todo: dict[int, Todo], way: Way) -> Callable[[Any, "pa.Table"], "pa.Table"]:
    def one(key: tuple[Any, ...], rows: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        slice_id = key[0].as_py()
        result = _sealed(slice_id, rows, todo[slice_id], way)
        return pa.table({"slice_id": [slice_id], "result": [pickle.dumps(result)]})

    return one


def _sealed(slice_id: int, rows: "pa.Table", todo: Todo, way: Way) -> Sealed | Failed:
    if certificate.rules() != way.rules:
        return Failed(slice_id, PublishRefused("spark_other_code"))
    done = here(_job(slice_id, rows, todo, way), way.declaration)
    if isinstance(done, Failed):
        return done
    return Sealed(replace(done, slice_=_without_cells(done.slice_)), certificate.input_hmac(done.slice_, way.key))


def _job(slice_id: int, rows: "pa.Table", todo: Todo, way: Way) -> Job:
    if todo.has_changes:
        kept = rows["kept_person"].to_pylist()
        dimensions, levels = todo.framework.dimension_ids, len(todo.framework.levels)
        people = tuple((1, None, person(**one)) for one in kept)
        assert todo.slice_number is not None  # or it could not have changed
        history = History(todo.slice_number, todo.names, dimensions, levels, todo.releases, people, ())
        return Job(slice_id, way.k, history=history, all_wait=True)
    read = _of_table(rows)
    slice_ = slice_of(read, todo.names, todo.framework, way.declaration.groups)
    of_items = items.items_of(read, slice_, todo.framework) if todo.with_items else None
    release = todo.releases[-1] if todo.releases else None
    return Job(slice_id, way.k, slice_=slice_, release=release, items=of_items, key=way.key)


def _of_table(rows: "pa.Table") -> Read:
    from pyarrow import dataset

    def read(table: str, *names: str) -> dict[str, np.ndarray]:
        mine = rows.filter(dataset.field("of") == table)
        return {name: mine[name].to_numpy() for name in names}

    return read


def _without_cells(slice_: Slice) -> Slice:
    shape = len(slice_.dimensions), 1
    nothing = np.zeros((*shape, slice_.levels.shape[2]), dtype=np.int64)
    everybody = slice_.subjects.sum(axis=1, keepdims=True)
    none = np.zeros(shape, dtype=np.int64)
    return replace(
        slice_, cells=(), subjects=everybody, levels=nothing, off_level=nothing, most_of_one=none, earlier=()
    )
