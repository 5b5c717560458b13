"""What the ledger keeps of people where Spark publishes: beside the records, a folder for each version that released any.

Nothing that was written there is ever changed. A version's folder counts once the ledger knows the version, so what a
publication that was stopped had written is taken for nothing. Where changes to a slice are published, all who were ever in one of its
releases are written anew with them, and of the slice's folders the last counts.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import settings
from disclosure.errors import PublishRefused
from disclosure.ledger import alike, kept, layout
from disclosure.publish.spark import dialect
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared.frameworks import Framework
from domain.stores.exported import PEOPLE


if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from disclosure.publish.spark.records import Records

MOVED = Path(__file__).parent / "moved.sql"
SLICES = "slice_number int, " + ", ".join(f"{name} string" for name in SLICE_OF_FRAMEWORK)
FIRST = {"release": "1", "first_release": "1", "last_release": "cast(null as int)"}  # of who is new with a slice
COLUMNS = ("slice_number", "place", "ratings", "left_out", "person_id", *FIRST)
OF_FIRST = ", ".join(f"{made} as {name}" for name, made in FIRST.items())
NOBODY = f"select 0 as slice_number, place, ratings, left_out, 0L as person_id, {OF_FIRST} from people where false"


class Moved(NamedTuple):
    """A slice with changes that are published."""

    slice_number: int
    release: int
    applied: dict[int, int]  # how many of each of its differences


class People:
    """Views of the session: `kept_people`, whose places have these columns, `kept_slices`, and how today's records differ
    from what was released, `differences`."""

    def __init__(self, records: "Records", book: kept.Ledger, groups: tuple[str, ...]):
        self._session: Any = records.session
        self._book, self._path, self._groups = book, f"{records.folder}/{PEOPLE}", groups
        book.store.execute(layout.WITH_SPARK)
        self._session.createDataFrame([], "organisation string").createOrReplaceTempView("standing")  # all are counted
        known = book.store.execute("select version, people from kept.with_spark where people > 0").fetchall()
        self._kept: DataFrame | None = None
        if known:
            self._kept = self._read(*(version for version, _ in known))
            if self._kept.count() != sum(people for _, people in known):
                raise PublishRefused("ledger_people_gone", folder=self._path)
        self._show()
        query = dialect.query(kept.COMPARE.read_text(encoding="utf-8"))
        self._session.sql(query).localCheckpoint(eager=False).createOrReplaceTempView("differences")

    def _read(self, *versions: str) -> "DataFrame":
        """What folders have; columns that only later ones have are NULL in the others."""
        paths = (f"{self._path}/{version}" for version in versions)
        return self._session.read.option("mergeSchema", "true").parquet(*paths)

    def _show(self, fresh: "DataFrame | None" = None) -> None:
        """Has the views show what is kept, and what is `fresh`: of each slice, what was written last."""
        whole = self._session.sql(NOBODY)
        for part in (self._kept, fresh):
            if part is not None:
                whole = whole.union(part.selectExpr(*self._typed(part)))
        last = whole.groupBy("slice_number").agg({"release": "max"}).withColumnRenamed("max(release)", "release")
        whole = whole.join(last, ["slice_number", "release"])
        whole.localCheckpoint(eager=False).createOrReplaceTempView("kept_people")  # as in count.py
        query = f"select slice_number, {', '.join(SLICE_OF_FRAMEWORK)} from kept.slices"
        slices = self._book.store.execute(query).fetchall()
        self._session.createDataFrame(slices, SLICES).createOrReplaceTempView("kept_slices")

    def _typed(self, part: "DataFrame") -> list[str]:
        """A folder's COLUMNS, whatever it was written with."""
        there = set(part.select("place.*").columns)
        of_place = (
            f"'{name}', coalesce({f'place.{name}' if name in there else 'null'}, '{settings.NOT_STATED}')"
            for name in self._groups
        )
        made = {name: f"coalesce({name}, {first})" if name in part.columns else first for name, first in FIRST.items()}
        made["place"] = f"named_struct({', '.join(of_place)})"
        return [f"{made[name]} as {name}" if name in made else name for name in COLUMNS]

    def changed(self) -> set[int]:
        """The ledger's numbers of slices of which somebody is not in the records as they were released."""
        return {
            row.slice_number for row in self._session.sql("select distinct slice_number from differences").collect()
        }

    def refuse_alike(self, frameworks: dict[str, Framework]) -> None:
        """Raises PublishRefused where a slice holds mostly the same answers as another: one would have to go on from the other."""
        places = list(alike.positions(frameworks.values()).items())
        self._session.createDataFrame(places, "dimension_id string, position int").createOrReplaceTempView("positions")
        found = self._session.sql(dialect.query(alike.FIND.read_text(encoding="utf-8")), args=alike.LIMITS).first()
        if found is not None:
            names = [f"{one.organisation}, {one.wave}, {one.rater_group}" for one in found]
            raise PublishRefused("spark_alike", one=names[0], other=names[1])

    def write(self, version: str, numbers: dict[int, int], moved: Sequence[Moved]) -> None:
        """Keeps the people of slices that are published for the first time, by today's number and the ledger's, and of those with
        changes that are published."""
        people = 0
        if numbers or moved:
            told = self._session.createDataFrame(list(numbers.items()), "slice_id long, slice_number int")
            told.createOrReplaceTempView("numbers")
            fresh = self._session.sql(
                f"select slice_number, place, ratings, left_out, monotonically_increasing_id() as person_id, {OF_FIRST}"
                " from people join numbers using (slice_id)"
            )
            whole = fresh.unionByName(self._moved(moved)) if moved else fresh
            whole.write.parquet(f"{self._path}/{version}")
            written = self._read(version)
            people = written.count()
            self._show(written if people else None)
        layout.mark_as_sparks(self._book.store)
        self._book.store.execute("insert into kept.with_spark values ($1, $2)", [version, people])

    def _moved(self, moved: Sequence[Moved]) -> "DataFrame":
        numbers = [(one.slice_number, one.release) for one in moved]
        self._session.createDataFrame(numbers, "slice_number int, release int").createOrReplaceTempView("moved")
        applied = [(one.slice_number, *of) for one in moved for of in one.applied.items()]
        typed = "slice_number int, difference int, number int"
        self._session.createDataFrame(applied, typed).createOrReplaceTempView("applied")
        most = max(number for *_, number in applied)
        return self._session.sql(dialect.query(MOVED.read_text(encoding="utf-8")), args={"most": most})

    def ask(self, query: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
        """What a query of the ledger's people answers."""
        return [tuple(row) for row in self._session.sql(dialect.query(query), args=given).collect()]

    def say_shown(self, rows: list[tuple[int, int, str, list[int]]]) -> None:
        """The table that queries about what is shown read."""
        typed = "slice_number int, slice_id int, dimension_id string, high array<int>"
        self._session.createDataFrame(rows, typed).createOrReplaceTempView("shown_dimensions")
