"""Counts the microcells with Spark, by the queries that DuckDB counts by; every table is a view of the session."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

import settings
from disclosure import secret
from disclosure.count import microcells
from disclosure.publish.spark import dialect
from disclosure.publish.spark.records import Records
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework


if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# What is read again by what follows; and by what columns its rows lie together, if by any.
KEPT: dict[str, tuple[str, ...]] = {
    "slices": (),
    "assessed": (),
    "assessed_again": (),
    # A subject is in one cell of a slice, so what is grouped by either is grouped where its rows lie.
    "places": ("slice_id", "cell"),
    "rated": ("slice_id", "cell"),
    "rated_again": (),
    "rated_subjects": (),
    "uncounted": (),
    "item_rated": ("slice_id", "cell"),
}
READ_BY_LEDGER = ("people",)
OF_SLICES = (
    "cells",
    "left_out",
    "cell_subjects",
    "cell_levels",
    "cell_raters",
    "cell_rated",
)  # what a slice is made of
OF_ITEMS = ("item_levels", "item_subjects", "item_raters", "item_known")


class Counted:
    """Everything that stands in a folder of records, counted by microcell and kept until `close`; of that, the slices and what two
    waves have in common come here."""

    def __init__(self, records: Records, declaration: Declaration):
        self.records, self.frameworks, self.waves = records, records.frameworks, records.waves
        filled = self._filled = microcells_in(
            records.session,
            self.frameworks.values(),
            declaration.apart,
            declaration.groups,
            with_items=records.has_items,
        )
        self.slices: list[tuple[Any, ...]] = [tuple(row) for row in filled["slices"].orderBy("slice_id").collect()]
        self.tables = {name: filled[name] for name in (*OF_SLICES, *OF_ITEMS) if name in filled}
        self._in_two_waves = filled["people_in_two_waves"]

    def close(self) -> None:
        for table in KEPT.keys() & self._filled.keys():
            self._filled[table].unpersist()

    def in_two_waves(self) -> list[tuple[Any, ...]]:
        """The rows of people_in_two_waves."""
        names = ("first_id", "second_id", "dimension_id", "people", "of_levels", "of_shares")
        return [tuple(row) for row in self._in_two_waves.select(*names).collect()]


def microcells_in(
    session: "SparkSession",
    frameworks: Iterable[Framework],
    apart: Collection[str],
    groups: tuple[str, ...],
    *,
    with_items: bool,
) -> dict[str, "DataFrame"]:
    """Counts every slice of the records, which are views of the session; gives each table that was filled, by name."""
    _say_frameworks(session, frameworks)
    there = {column.name for column in session.table("records_assessments").schema}
    tables: dict[str, DataFrame] = {}
    given: dict[str, Any] = {
        "minimum_raters_per_subject": settings.MINIMUM_RATERS_PER_SUBJECT,
        "salt": secret.key(microcells.RATERS).hex(),
    }
    for text in microcells.scripts(apart, groups, there, with_items=with_items):
        for statement in dialect.statements(text):
            if "organisations" in statement.parameters and "organisations" not in given:
                found = session.table("slices").select("organisation").distinct().collect()
                given["organisations"] = [row.organisation for row in found]
            filled = session.sql(statement.query, args={name: given[name] for name in statement.parameters})
            if statement.table in KEPT:
                # At once, for then Spark knows how large it is, and how the rows lie: it plans by that what reads them.
                by = KEPT[statement.table]
                filled = (filled.repartition(*by) if by else filled).persist()
                filled.count()
            elif statement.table in READ_BY_LEDGER:
                # Without the query that it came from, which would be planned again wherever the ledger's queries name it.
                filled = filled.localCheckpoint(eager=False)
            filled.createOrReplaceTempView(statement.table)
            tables[statement.table] = filled
    return tables


def _say_frameworks(session: "SparkSession", frameworks: Iterable[Framework]) -> None:
    """The tables of what the frameworks say, which counting needs; small ones, as Spark can't tell by itself."""
    from pyspark.sql import functions

    high, items = [], []
    for framework in frameworks:
        high.append((framework.framework_id, list(framework.high_levels)))
        items += [(framework.framework_id, item.item_id, item.dimension_id) for item in framework.items]
    for name, rows, columns in (
        ("high_levels", high, "framework_id string, high array<int>"),
        ("items_of", items, "framework_id string, item_id string, dimension_id string"),
    ):
        functions.broadcast(session.createDataFrame(rows, columns)).createOrReplaceTempView(name)
