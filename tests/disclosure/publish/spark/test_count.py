"""Spark counts what DuckDB does, cell for cell."""

import duckdb
import pytest

from disclosure.blocks import order
from disclosure.count import microcells
from domain.declared import breakdowns
from etl.history.export_records import export
from tests.support.both_engines import people_of_all_kinds


pytest.importorskip("sqlglot", reason="sqlglot is not installed")

from disclosure.publish.spark import count
from disclosure.publish.spark.records import Records


TABLES = ("cells", "left_out", "cell_subjects", "cell_levels", "cell_raters", "cell_rated", "people", *count.OF_ITEMS)


def test_spark_counts_as_duckdb_does(spark, records, home, tmp_path):
    people_of_all_kinds(records)
    records.save(undone=(2,))
    export(tmp_path / "exported")
    declaration = order.chosen(breakdowns.declared(), None)
    opened = Records(spark, str(tmp_path / "exported"))
    with duckdb.connect() as own:
        counted = microcells.Counted(own, apart=declaration.apart, groups=declaration.groups)
        assert opened.frameworks == counted.frameworks
        assert sorted(opened.waves) == sorted(counted.waves)
        tables = count.microcells_in(
            spark, counted.frameworks.values(), declaration.apart, declaration.groups, with_items=opened.has_items
        )
        for table in TABLES:
            of_spark = tables[table].toArrow()
            typed = own.execute(f"describe {table}").fetchall()
            own.register("of_spark", of_spark)
            columns = ", ".join(f"{name}::{type_} as {name}" for name, type_, *_ in typed)
            query = f"select {columns.replace('ratings::STRUCT', 'list_sort(ratings)::STRUCT')} from {{}} order by all"
            assert of_spark.num_rows, table
            assert own.execute(query.format("of_spark")).fetchall() == own.execute(query.format(table)).fetchall(), (
                table
            )
        waves = [
            [(*ids, pytest.approx(of_levels), pytest.approx(of_shares)) for *ids, of_levels, of_shares in rows]
            for rows in (
                own.execute("from people_in_two_waves order by all").fetchall(),
                sorted(map(tuple, tables["people_in_two_waves"].collect())),
            )
        ]
        assert waves[0] == waves[1] != []
