"""Protects slices on Spark's executors: each is put together from its counts there, and its published rows come back.

What runs there is the pure function that a process pool runs elsewhere. Neither records nor microcells come to the driver.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from disclosure.audit import certificate
from disclosure.count import items
from disclosure.count.columns import Read
from disclosure.count.slices import Slice
from disclosure.count.tables import slice_of
from disclosure.errors import PublishRefused
from disclosure.ledger.releases import Release
from disclosure.publish.protect import Failed, Job, Protected
from disclosure.publish.spark.history import CHANGES, COLUMNS, KEPT, history_of
from disclosure.publish.workers import here
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework


if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.accumulators import Accumulator
    from pyspark.sql import DataFrame, SparkSession

NUMBERS = ("tinyint", "smallint", "int", "bigint")
RESULT = "slice_id long, result binary"


@dataclass(frozen=True)
class Todo:
    """A slice to be protected, without its counts: new, standing as released, or with what was released before and has changed
    since, be it only K or the breakdowns."""

    names: tuple[str, ...]
    framework: Framework
    slice_number: int | None = None  # the ledger's; None: it is new
    releases: tuple[Release, ...] = ()
    has_changes: bool = False
    all_wait: bool = False  # what was released before is published again, whatever has changed
    with_items: bool = False


@dataclass(frozen=True)
class Sealed:
    """A slice as it comes back: how many are in it, but no microcell of it."""

    done: Protected
    input_hmac: str


@dataclass(frozen=True)
class Way:
    """How slices are protected."""

    k: int
    declaration: Declaration
    key: bytes  # that seals what was counted
    rules: str  # of this process, which the certificates name


def together(session: "SparkSession", tables: dict[str, "DataFrame"], todo: dict[int, Todo]) -> "DataFrame":
    """The rows of all tables in one, each with the table that it is `of`."""
    from pyspark.sql import functions

    changed = [(number, one.slice_number) for number, one in todo.items() if one.has_changes]
    told = session.createDataFrame(changed, "slice_id long, slice_number int")
    parts = [
        session.table(name)
        .join(functions.broadcast(told), "slice_number")
        .selectExpr("slice_id", f"struct({', '.join(COLUMNS[name])}) as of_{name}", f"'{name}' as of")
        for name in (KEPT, CHANGES)
    ]
    counted = session.createDataFrame([(n,) for n, one in todo.items() if not one.has_changes], "slice_id long")
    for name, table in tables.items():
        part = table.join(functions.broadcast(counted), "slice_id")
        numbers = {column: functions.col(column).cast("long") for column, type_ in part.dtypes if type_ in NUMBERS}
        parts.append(part.withColumns(numbers).withColumn("of", functions.lit(name)))
    whole, *others = parts
    for part in others:
        whole = whole.unionByName(part, allowMissingColumns=True)
    return whole


def for_executors(
    todo: dict[int, Todo], way: Way, through: "Accumulator[int] | None"
) -> Callable[[Any, "pa.Table"], "pa.Table"]:
    """What protects one slice of its rows; `through` counts them."""

    def one(key: tuple[Any, ...], rows: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        slice_id = key[0].as_py()
        result = _sent(slice_id, rows, todo[slice_id], way)
        if through is not None:
            through.add(1)
        return pa.table({"slice_id": [slice_id], "result": [result]})

    return one


def received(result: bytes) -> Sealed | Failed:
    """What an executor sent."""
    return pickle.loads(result)  # nosec B301: of our own executors


def _sent(slice_id: int, rows: "pa.Table", todo: Todo, way: Way) -> bytes:
    """The result as bytes; that something goes wrong with a slice is its own affair."""
    try:
        return pickle.dumps(_sealed(slice_id, rows, todo, way))
    except Exception as error:
        return pickle.dumps(Failed(slice_id, RuntimeError(f"{type(error).__name__}: {error}")))


def _sealed(slice_id: int, rows: "pa.Table", todo: Todo, way: Way) -> Sealed | Failed:
    if certificate.rules() != way.rules:
        return Failed(slice_id, PublishRefused("spark_other_code"))
    done = here(_job(slice_id, rows, todo, way), way.declaration)
    if isinstance(done, Failed):
        return done
    return Sealed(replace(done, slice_=_without_cells(done.slice_)), certificate.input_hmac(done.slice_, way.key))


def _job(slice_id: int, rows: "pa.Table", todo: Todo, way: Way) -> Job:
    if todo.has_changes:
        people, changes = (_filtered(rows, name)[f"of_{name}"] for name in (KEPT, CHANGES))
        return Job(slice_id, way.k, history=history_of(people, changes, todo), all_wait=todo.all_wait)
    read = _of_table(rows)
    slice_ = slice_of(read, todo.names, todo.framework, way.declaration.groups)
    of_items = items.items_of(read, slice_, todo.framework) if todo.with_items else None
    release = todo.releases[-1] if todo.releases else None
    return Job(slice_id, way.k, slice_=slice_, release=release, items=of_items, key=way.key)


def _of_table(rows: "pa.Table") -> Read:
    def read(table: str, *names: str) -> dict[str, np.ndarray]:
        mine = _filtered(rows, table)
        return {name: mine[name].to_numpy() for name in names}

    return read


def _filtered(rows: "pa.Table", table: str) -> "pa.Table":
    from pyarrow import dataset

    return rows.filter(dataset.field("of") == table)


def _without_cells(slice_: Slice) -> Slice:
    shape = len(slice_.dimensions), 1
    nothing = np.zeros((*shape, slice_.levels.shape[2]), dtype=np.int64)
    everybody = slice_.subjects.sum(axis=1, keepdims=True)
    none = np.zeros(shape, dtype=np.int64)
    return replace(
        slice_, cells=(), subjects=everybody, levels=nothing, off_level=nothing, most_of_one=none, earlier=()
    )
