#!/usr/bin/env bash
# One would bet: a query translated from DuckDB to Spark without a complaint gives the same figures.
# What happens: skewness() and kurtosis() exist in both and are translated by name. DuckDB's are of a sample, with its
# corrections, and Spark's of the whole population: of six people a kurtosis of -1.97 here is -1.53 there. stddev() and var_samp() agree.
# Nothing is reported, with unsupported_level=RAISE too. kurtosis_pop() is DuckDB's for Spark's.
# Seen with sqlglot 30.30.0, duckdb 2.0.1 and pyspark 4.3.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.1 pyspark==4.3.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON' 2> spark.log || { cat spark.log; exit 1; }
import duckdb
import pyspark
import sqlglot
from pyspark.sql import SparkSession

QUERY = "select skewness(level), kurtosis(level), stddev(level) from (values (1.0), (2.0), (2.0), (4.0), (9.0), (9.0)) as t(level)"

translated = sqlglot.transpile(QUERY, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
there = [round(float(value), 3) for value in spark.sql(translated).collect()[0]]
spark.stop()
here = [round(float(value), 3) for value in duckdb.execute(QUERY).fetchall()[0]]

print("sqlglot", sqlglot.__version__, "duckdb", duckdb.__version__, "pyspark", pyspark.__version__)
print(translated)
print("skewness, kurtosis, deviation - DuckDB:", here, "Spark:", there)
print("Why it matters: whether answers lean to one side looks different where the records lie than where the page is made.")
assert here == [0.683, -1.974, 3.619]
assert there == [0.499, -1.534, 3.619]
PYTHON
