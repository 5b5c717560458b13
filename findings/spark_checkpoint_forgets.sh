#!/usr/bin/env bash
# One would bet: localCheckpoint keeps how the rows of a table lie, as persist does, and as it does itself: it is made to carry that over.
# What happens: with adaptive planning, which is Spark's default, it forgets. Rows that were just sent to lie together by a key, and stay so
# in memory, are sent around anew by whatever groups or joins by that key. Persisted, or checkpointed without adaptive planning, they are not.
# Seen with pyspark 4.3.0. Needs Java 17 or newer.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyspark==4.3.0

cd "$place"
PYSPARK_PYTHON="$place/venv/bin/python" "$place/venv/bin/python" -W ignore - 2>"$place/err" <<'PYTHON' || { tail -5 "$place/err"; exit 1; }
import pyspark
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
print("pyspark", pyspark.__version__)
again = {}
for adaptive in ("true", "false"):
    spark.conf.set("spark.sql.adaptive.enabled", adaptive)
    for way in ("persist", "localCheckpoint"):
        ratings = spark.range(1000).selectExpr("id % 100 as person", "id % 4 as level").repartition(4, "person")
        kept = getattr(ratings, way)()
        kept.count()
        counted = kept.groupBy("person").count()
        plan = counted._jdf.queryExecution().executedPlan().toString().partition("InMemoryTableScan")[0]
        again[way, adaptive] = "Exchange hashpartitioning" in plan
        print(f"adaptive planning {adaptive}, {way}: grouping by the key sends rows around again: {again[way, adaptive]}")
        kept.unpersist()
print("Why it matters: it is used to cut a long plan short between joins, and each join then costs an exchange and a sort more.")
assert again == {
    ("persist", "true"): False,
    ("localCheckpoint", "true"): True,
    ("persist", "false"): False,
    ("localCheckpoint", "false"): False,
}, again
PYTHON
