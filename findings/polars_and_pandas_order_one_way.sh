#!/usr/bin/env bash
# One would bet: what goes from Polars to pandas and keeps its order also keeps it on the way back, and through Parquet.
# What happens: a Polars Enum becomes an ordered pandas category, directly and through Parquet. The ordered pandas category
# becomes a Polars Categorical, which sorts by the alphabet and whose max() is the last word of it; through Parquet too,
# though the file's schema says ordered. Nothing is raised.
# Seen with polars 2.1.0, pandas 3.1.1, pyarrow 26.0.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

LEVELS = ["essential", "proficient", "strong", "exemplary"]
start = pl.DataFrame({"level": pl.Series(LEVELS, dtype=pl.Enum(LEVELS))})
there = start.to_pandas()
start.write_parquet("polars.parquet")
through = pd.read_parquet("polars.parquet")
back = pl.from_pandas(there)
there.to_parquet("pandas.parquet")
marked = pq.read_schema("pandas.parquet").field("level").type.ordered
file = pl.read_parquet("pandas.parquet")

print("polars", pl.__version__, "pandas", pd.__version__, "pyarrow", pa.__version__)
print("Polars to pandas: ordered", there["level"].cat.ordered, "| through Parquet: ordered", through["level"].cat.ordered)
print("and back:", back["level"].dtype, "sorted", back["level"].sort().to_list(), "highest", back["level"].max())
print("through Parquet, ordered in its schema:", marked, "|", file["level"].dtype, "sorted", file["level"].sort().to_list())
print("Why it matters: a level's order survives one hand-over and is lost in the next, while the column still looks the same.")
assert there["level"].cat.ordered and through["level"].cat.ordered and marked
for frame in (back, file):
    assert frame["level"].dtype == pl.Categorical
    assert frame["level"].sort().to_list() == sorted(LEVELS) and frame["level"].max() == "strong"
PYTHON
