#!/usr/bin/env bash
# One would bet: a progress bar is drawn for a terminal. Where standard output is a pipe, what a program prints is all of it.
# What happens: DuckDB looks whether the main module has a file. Under `python -c` it has
# none, which counts as interactive, and the bar goes to standard output, pipe or not. The same lines as a file get none.
# It comes with queries of over two seconds: so a JSON answer that is read from a pipe breaks on slow machines only.
# Seen with duckdb 2.0.1.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1

cd "$place"
cat > question.py <<'PYTHON'
import json

import duckdb

con = duckdb.connect()
con.execute("select count(*) from range(60000) a, range(60000) b where a.range * b.range % 7 = 3").fetchall()
((is_on,),) = con.execute("select current_setting('enable_progress_bar')").fetchall()
print(json.dumps({"version": duckdb.__version__, "bar": is_on}))
PYTHON

"$place/venv/bin/python" question.py > of_a_file
"$place/venv/bin/python" -c "$(cat question.py)" > of_words

for output in of_a_file of_words; do
    echo "$output: $(wc -c < "$output") bytes, ending in $(tail -n 1 "$output")"
done
echo "Why it matters: one JSON object on standard output is what other programs are promised."
grep -q '^{"version": "2.0.1", "bar": false}$' of_a_file
grep -q '{"version": "2.0.1", "bar": true}$' of_words
