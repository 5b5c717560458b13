# The two commands that matter: `make run` shows the dashboard, `make test` checks everything.

PYTHON ?= python3
BIN := .venv/bin
SAMPLE := data/sample/made_up_trust.csv
ADDRESS := 127.0.0.1
PORT ?= 8501

.PHONY: run serve test lint bench requirements clean

run: .venv/ready
	@$(BIN)/python -m etl status --json | grep -q '"record_store": null' && $(MAKE) --no-print-directory sample || true
	@$(MAKE) --no-print-directory serve

# The dashboard over whatever is there, without a made-up trust.
serve: .venv/ready
	@echo "Ninefold is at http://$(ADDRESS):$(PORT) (stop it with Ctrl+C)"
	@$(BIN)/streamlit run dashboard.py --server.address $(ADDRESS) --server.port $(PORT) --server.headless true

# A first look without a file of one's own: made-up data, and they say so.
.PHONY: sample
sample: .venv/ready
	$(BIN)/python -m etl sample $(SAMPLE)
	$(BIN)/python -m etl load $(SAMPLE)
	$(BIN)/python -m etl publish

test: .venv/tests-ready lint
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: .venv/tests-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

bench: .venv/tests-ready
	@for name in benchmarks/bench_*.py; do echo "== $$name"; $(BIN)/python -m benchmarks.$$(basename $$name .py); done

# Every page over every kind of store, on every kind of screen: what stands against any, and a picture of each in FOLDER.
FOLDER := benchmarks/results/access
.PHONY: sweep
sweep: .venv/tests-ready
	$(BIN)/python -m benchmarks.sweep_access $(FOLDER)

# uv.lock is the source; requirements.txt is for plain pip.
requirements: .venv/tests-ready
	$(BIN)/uv lock
	$(BIN)/uv export --frozen --no-hashes --no-dev --no-emit-project --no-annotate --no-header --output-file requirements.txt

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ninefold needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Installing python3-venv ..."; $(AS_ROOT) apt-get update -qq; $(AS_ROOT) apt-get install -y -qq python3-venv; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests-ready: .venv/ready uv.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --quiet
	@command -v chromium >/dev/null || { echo "Installing Chromium for the browser tests ..."; $(AS_ROOT) apt-get update -qq; $(AS_ROOT) apt-get install -y -qq chromium fonts-liberation; }
	@touch $@

AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

clean:
	rm -rf .venv .pytest_cache .ruff_cache
