#!/usr/bin/env bash
# One would bet: a function under st.cache_data that takes a table runs again as soon as a figure in that table has changed.
# What happens: of a table of 50,000 rows or more only 10,000 rows are looked at, always the same ones. A change in another
# row is not seen, and the result of the table as it was comes back. Up to 49,999 rows each change is seen. The page on
# st.cache_data does not say so; `hash_funcs` sets another rule.
# Seen with streamlit 1.67.0.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 pandas==3.1.1 numpy==2.4.6

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import logging

import numpy as np
import pandas as pd
import streamlit as st

logging.disable(logging.CRITICAL)  # that no server runs here


@st.cache_data
def people_rated(table):
    return int(table["ratings"].sum())


def stale(rows, changes=20):
    people_rated(pd.DataFrame({"ratings": np.ones(rows, int)}))
    wrong = 0
    for row in range(changes):
        table = pd.DataFrame({"ratings": np.ones(rows, int)})
        table.loc[row, "ratings"] += 100 + row  # each its own sum, so none is a result of another call
        wrong += people_rated(table) != table["ratings"].sum()
    return wrong


small, large = stale(49_999), stale(60_000)
print("streamlit", st.__version__)
print("of 20 tables with one changed figure, answered with the sum of the unchanged one:")
print(f"49,999 rows: {small}; 60,000 rows: {large}")
print("Why it matters: a corrected export shows the uncorrected figures, as soon as it is large enough.")
assert small == 0
assert large > 10
PYTHON
