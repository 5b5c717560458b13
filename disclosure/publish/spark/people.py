"""What the ledger keeps of people where Spark publishes: beside the records, a folder for each version that released any.

Nothing that was written there is ever changed. A version's folder counts once the ledger knows the version, so what a
publication that was stopped had written is taken for nothing.
"""

from typing import TYPE_CHECKING, Any

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

SLICES = "slice_number int, " + ", ".join(f"{name} string" for name in SLICE_OF_FRAMEWORK)


class People:
    """Views of the session: `kept_people`, whose places have these columns, and `kept_slices`."""

    def __init__(self, records: "Records", book: kept.Ledger, groups: tuple[str, ...]):
        self._session: Any = records.session
        self._book, self._path, self._groups = book, f"{records.folder}/{PEOPLE}", groups
        book.store.execute(layout.WITH_SPARK)
        self._session.createDataFrame([], "organisation string").createOrReplaceTempView("standing")  # all are counted
        known = book.store.execute("select version, people from kept.with_spark where people > 0").fetchall()
        self._kept: DataFrame | None = None
        if known:
            self._kept = self._session.read.parquet(*(f"{self._path}/{version}" for version, _ in known))
            if self._kept.count() != sum(people for _, people in known):
                raise PublishRefused("ledger_people_gone", folder=self._path)
        self._show()

    def _show(self, fresh: "DataFrame | None" = None) -> None:
        """Has the views show what is kept, and who is `fresh`."""
        parts = [part for part in (self._kept, fresh) if part is not None]
        whole = self._session.sql(
            "select 0 as slice_number, place, ratings, left_out, 0L as person_id from people where false"
        )
        for part in parts:
            there = set(part.select("place.*").columns)
            place = ", ".join(
                f"'{name}', {f'place.{name}' if name in there else repr(settings.NOT_STATED)}" for name in self._groups
            )
            whole = whole.union(
                part.selectExpr("slice_number", f"named_struct({place})", "ratings", "left_out", "person_id")
            )
        whole = whole.selectExpr("*", "1 as first_release", "cast(null as int) as last_release")
        whole.localCheckpoint(eager=False).createOrReplaceTempView("kept_people")  # as in count.py
        query = f"select slice_number, {', '.join(SLICE_OF_FRAMEWORK)} from kept.slices"
        slices = self._book.store.execute(query).fetchall()
        self._session.createDataFrame(slices, SLICES).createOrReplaceTempView("kept_slices")

    def changed(self) -> dict[int, int]:
        """By the ledger's number of a slice, how many people of it are not in the records as they were released."""
        query = dialect.query(kept.COMPARE.read_text(encoding="utf-8"))
        counted = f"""
            select slice_number, greatest(sum(greatest(more, 0)), sum(greatest(-more, 0))) as people
            from ({query})
            group by slice_number
        """
        return {row.slice_number: row.people for row in self._session.sql(counted).collect()}

    def refuse_alike(self, frameworks: dict[str, Framework]) -> None:
        """Raises PublishRefused where a slice holds mostly the same answers as another: one would have to go on from the other."""
        places = list(alike.positions(frameworks.values()).items())
        self._session.createDataFrame(places, "dimension_id string, position int").createOrReplaceTempView("positions")
        found = self._session.sql(dialect.query(alike.FIND.read_text(encoding="utf-8")), args=alike.LIMITS).first()
        if found is not None:
            names = [f"{one.organisation}, {one.wave}, {one.rater_group}" for one in found]
            raise PublishRefused("spark_alike", one=names[0], other=names[1])

    def write(self, version: str, numbers: dict[int, int]) -> None:
        """Keeps the people of slices that are published for the first time, by today's number and the ledger's."""
        people = 0
        if numbers:
            told = self._session.createDataFrame(list(numbers.items()), "slice_id long, slice_number int")
            told.createOrReplaceTempView("numbers")
            fresh = self._session.sql(
                "select slice_number, place, ratings, left_out, monotonically_increasing_id() as person_id"
                " from people join numbers using (slice_id)"
            )
            path = f"{self._path}/{version}"
            fresh.write.parquet(path)
            written = self._session.read.parquet(path)
            people = written.count()
            self._show(written if people else None)
        layout.mark_as_sparks(self._book.store)
        self._book.store.execute("insert into kept.with_spark values ($1, $2)", [version, people])

    def ask(self, query: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
        """What a query of the ledger's people answers."""
        return [tuple(row) for row in self._session.sql(dialect.query(query), args=given).collect()]

    def say_shown(self, rows: list[tuple[int, int, str, list[int]]]) -> None:
        """The table that queries about what is shown read."""
        typed = "slice_number int, slice_id int, dimension_id string, high array<int>"
        self._session.createDataFrame(rows, typed).createOrReplaceTempView("shown_dimensions")
