#!/usr/bin/env bash
# One would bet: a folder of Parquet that DuckDB writes by partition means the same to Spark, which reads the same layout.
# What happens: DuckDB spells a letter beyond ASCII in a folder's name by its bytes (%C3%B4 for ô). DuckDB and PyArrow read it back.
# Spark takes each byte for a letter of its own, without a word: "Ynys Môn" is "Ynys MÃ´n". Its own folders have the letter as it is.
# Seen with duckdb 2.0.1, pyspark 4.3.0 and pyarrow 26.0.1. Needs Java 17 or newer.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 pyspark==4.3.0 pyarrow==26.0.1

cd "$place"
PYSPARK_PYTHON="$place/venv/bin/python" "$place/venv/bin/python" -W ignore - 2>"$place/err" <<'PYTHON' || { tail -5 "$place/err"; exit 1; }
import os

import duckdb
import pyarrow
import pyarrow.dataset
import pyspark
from pyspark.sql import SparkSession

duckdb.sql("copy (select 'Ynys Môn' as organisation, 3 as level) to 'answers' (format parquet, partition_by (organisation))")
(folder,) = os.listdir("answers")
read = {
    "DuckDB": duckdb.sql("select organisation from read_parquet('answers/*/*.parquet', hive_partitioning = true)").fetchall()[0][0],
    "PyArrow": pyarrow.dataset.dataset("answers", partitioning="hive").to_table()["organisation"][0].as_py(),
}
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
read["Spark"] = spark.read.parquet("answers").first().organisation
spark.createDataFrame([("Ynys Môn", 3)], "organisation string, level int").write.partitionBy("organisation").parquet("own")
own = next(name for name in os.listdir("own") if "=" in name)

print("duckdb", duckdb.__version__, "pyspark", pyspark.__version__, "pyarrow", pyarrow.__version__)
print("DuckDB's folder:", folder, "- Spark's own:", own)
print(read)
print("Why it matters: an organisation is counted under a name that it has not, and beside itself where Spark wrote the rest.")
assert folder == "organisation=Ynys%20M%C3%B4n", folder
assert read["DuckDB"] == read["PyArrow"] == "Ynys Môn", read
assert read["Spark"] != "Ynys Môn", read
PYTHON
