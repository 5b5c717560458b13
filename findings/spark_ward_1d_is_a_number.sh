#!/usr/bin/env bash
# One would bet: a column of the wards 1D, 2D and 2F is text to whoever guesses types from a file.
# What happens: Spark's inferSchema makes them the numbers 1.0, 2.0 and 2.0: Java lets a d or f stand behind a number for its
# type. Two wards are one from then on. try_cast does the same. DuckDB reads the same file as text, as does Spark a ward 3L.
# Seen with pyspark 4.3.0 and duckdb 2.0.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyspark==4.3.0 duckdb==2.0.1

cd "$place"
printf 'ward,people\n1D,11\n2D,12\n2F,13\n' > wards.csv
printf 'ward,people\n1L,11\n2L,12\n3L,13\n' > other.csv
"$place/venv/bin/python" -W ignore - <<'PYTHON' 2> spark.log || { cat spark.log; exit 1; }
import duckdb
import pyspark
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
seen = {name: [row.ward for row in spark.read.csv(name, header=True, inferSchema=True).collect()] for name in ("wards.csv", "other.csv")}
cast = spark.sql("select try_cast('2F' as double)").collect()[0][0]
spark.stop()
duck = [ward for (ward,) in duckdb.execute("select ward from 'wards.csv'").fetchall()]

print("pyspark", pyspark.__version__, "duckdb", duckdb.__version__)
print("Spark:", seen, "- try_cast('2F' as double):", cast)
print("DuckDB:", duck)
print("Why it matters: the people of two wards are counted as one group, under a name that neither has.")
assert seen == {"wards.csv": [1.0, 2.0, 2.0], "other.csv": ["1L", "2L", "3L"]}
assert cast == 2.0
assert duck == ["1D", "2D", "2F"]
PYTHON
