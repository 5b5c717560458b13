#!/usr/bin/env bash
# One would bet: SQLGlot's translation of a query from DuckDB to Spark answers the same, or SQLGlot says that it can't.
# What happens: `row_number() over (…)` beside `unnest(…)` numbers rows in DuckDB, and the elements in Spark, where explode comes
# before the window. SQLGlot writes one for the other, and is silent even where it is asked to raise for whatever it can't carry over.
# Seen with sqlglot 30.30.0, duckdb 2.0.1 and pyspark 4.3.0. Needs Java 17 or newer.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 pyspark==4.3.0 sqlglot==30.30.0

cd "$place"
PYSPARK_PYTHON="$place/venv/bin/python" "$place/venv/bin/python" -W ignore - 2>/dev/null <<'PYTHON'
import duckdb
import pyspark
import sqlglot
from pyspark.sql import SparkSession

query = "select row_number() over (order by ward) as person, unnest(levels) as level from answers"
answers = "values ('Ward 1', {}), ('Ward 2', {})"
written = sqlglot.transpile(query, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
duckdb.sql(f"create table answers as select * from ({answers.format([1, 2], [3, 4])}) as t(ward, levels)")
of_duckdb = sorted(duckdb.sql(query).fetchall())
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sql(f"select * from {answers.format('array(1, 2)', 'array(3, 4)')} as t(ward, levels)").createOrReplaceTempView("answers")
of_spark = sorted(tuple(row) for row in spark.sql(written).collect())

print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__, "pyspark", pyspark.__version__)
print(written)
print("DuckDB:", of_duckdb)
print("Spark: ", of_spark)
print("Why it matters: two answers of one person are counted as of two people.")
assert of_duckdb == [(1, 1), (1, 2), (2, 3), (2, 4)]
assert len({person for person, _ in of_spark}) == 4
PYTHON
