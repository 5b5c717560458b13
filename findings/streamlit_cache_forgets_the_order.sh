#!/usr/bin/env bash
# One would bet: st.cache_data tells two tables apart whose columns have other types, as it does those with other column names.
# What happens: a categorical column is known by its values alone. The order of its categories, whether they have an order at
# all and the ones that nobody was given make no difference, so the second table gets the first one's result. An Enum of
# Polars is told apart.
# Seen with streamlit 1.67.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 pandas==3.1.1 polars==2.1.0

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import logging

import pandas as pd
import polars as pl
import streamlit as st

logging.disable(logging.CRITICAL)  # that no server runs here

ANSWERS = ["strong", "essential", "strong"]


@st.cache_data
def highest(table):
    return table["level"].max()


@st.cache_data
def counts(table):
    return table["level"].value_counts(sort=False).to_dict()


def levels(*categories):
    return pd.DataFrame({"level": pd.Categorical(ANSWERS, categories=categories, ordered=True)})


up, down = levels("essential", "strong"), levels("strong", "essential")
first, second = highest(up), highest(down)
without, complete = counts(up), counts(levels("essential", "strong", "exemplary"))
enums = [highest(pl.DataFrame({"level": pl.Series(ANSWERS, dtype=pl.Enum(order))})) for order in (["essential", "strong"], ["strong", "essential"])]

print("streamlit", st.__version__, "- answers", ANSWERS)
print(f"highest where strong is above essential: {first}; where essential is above strong: {second} (uncached {down['level'].max()})")
print("counts without the level exemplary:", without, "- with it:", complete)
print("Polars, highest in both orders:", enums)
print("Why it matters: a scale that was the wrong way round stays so on the page, and a level that nobody has stays left out.")
assert (first, second, down["level"].max()) == ("strong", "strong", "essential")
assert complete == without == {"essential": 1, "strong": 2}
assert enums == ["strong", "essential"]
PYTHON
