#!/usr/bin/env bash
# One would bet: sort_values() and rank() put the same values in the same order.
# What happens: of a category without ordered=True, sort_values() goes by the order of the categories, rank() by the
# alphabet (or, for numbers, by size). Once the category is ordered, both go by the categories.
# Seen with pandas 3.1.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pandas as pd

LEVELS = ["essential", "proficient", "strong", "exemplary"]
ratings = pd.Series(pd.Categorical(LEVELS[::-1], LEVELS))
ordered = ratings.cat.as_ordered()


def by_rank(values):
    return values.iloc[values.rank().argsort().to_numpy()].tolist()


print("pandas", pd.__version__)
print("not ordered: sort_values", ratings.sort_values().tolist(), "rank", by_rank(ratings))
print("ordered:     sort_values", ordered.sort_values().tolist(), "rank", by_rank(ordered))
print("Why it matters: tables sorted by level look right, while rank tests on the same column are of the alphabet.")
assert ratings.sort_values().tolist() == LEVELS
assert by_rank(ratings) == sorted(LEVELS)
assert by_rank(ordered) == LEVELS == ordered.sort_values().tolist()
PYTHON
