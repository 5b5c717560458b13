# The two commands that matter: `make run` shows the dashboard, `make test` checks everything. `make help` lists the rest.

PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
SAMPLE := data/sample/made_up_trust.csv
PORT ?= 8501
# Three on two cores: one of them mostly waits for a disk or a browser. A file's tests share what they made.
SIDE_BY_SIDE := -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: help
help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

.PHONY: run
run: .venv/ready  ## the dashboard, with a made-up trust where nothing is loaded yet
	@$(BIN)/python start.py --port $(PORT)

.PHONY: serve
serve: .venv/ready  ## the dashboard over whatever is there, without a made-up trust
	@$(BIN)/python start.py --port $(PORT) --own

.PHONY: sample
sample: .venv/ready  ## a made-up export, loaded and published
	$(BIN)/python -m etl sample $(SAMPLE)
	$(BIN)/python -m etl load $(SAMPLE)
	$(BIN)/python -m etl publish

.PHONY: test
test: .venv/tests-ready lint  ## every check; installs what the tests need first, and says what
	$(BIN)/pytest $(SIDE_BY_SIDE)

.PHONY: test-unit
test-unit: .venv/tests-ready  ## the tests that need no browser and are not slow
	$(BIN)/pytest $(SIDE_BY_SIDE) -m "not browser and not slow"

.PHONY: test-browser
test-browser: .venv/tests-ready  ## the tests that open pages in Chromium
	$(BIN)/pytest -m browser

.PHONY: test-slow
test-slow: .venv/tests-ready  ## the tests that take long: attacks, whole publications, every page
	$(BIN)/pytest $(SIDE_BY_SIDE) -m slow

.PHONY: languages
languages: .venv/ready  ## new sentences into the catalogues of other languages, and out what is said no more
	$(BIN)/python -m domain.languages.template

.PHONY: coverage
coverage: .venv/tests-ready  ## every test again, and which lines and branches none of them ran
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(SIDE_BY_SIDE)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

.PHONY: lint
lint: .venv/tests-ready  ## style, formatting, types, and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/ty check
	$(BIN)/lint-imports --no-cache

# Both run in environments of their own, so that neither is installed beside Ninefold.
.PHONY: audit
audit: .venv/tests-ready  ## faults in our code that an attacker could use, and known ones in what we stand on
	$(BIN)/uv tool run bandit@1.9.4 --quiet --configfile pyproject.toml --severity-level medium --recursive analysis disclosure domain etl pages dashboard.py settings.py start.py
	$(BIN)/uv export --frozen --no-dev --all-extras --no-emit-project --no-annotate --no-header --quiet --output-file .venv/audited.txt
	$(BIN)/uv tool run pip-audit@2.10.1 --disable-pip --require-hashes --requirement .venv/audited.txt

.PHONY: bench
bench: .venv/tests-ready  ## what is measured, beside its floor, written into docs/benchmarks.md; it takes hours
	$(BIN)/python -m benchmarks

FOLDER := benchmarks/results/access
.PHONY: sweep
sweep: .venv/tests-ready  ## every page over every kind of store on every kind of screen, pictured in FOLDER
	$(BIN)/python -m benchmarks.sweep_access $(FOLDER)

# uv.lock is the source; requirements.txt is for plain pip.
.PHONY: requirements
requirements: .venv/tests-ready  ## uv.lock from pyproject.toml, and requirements.txt from uv.lock
	$(BIN)/uv lock
	$(BIN)/uv export --frozen --no-hashes --no-dev --no-emit-project --no-annotate --no-header --output-file requirements.txt

# uv installs several times faster than pip: the one that is there, else one from the package index, else pip does it.
.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ninefold needs Python 3.11 or newer."; exit 1; }
	@echo "Installing what Ninefold needs into .venv (about 500 MB; nothing outside this folder) ..."
	@command -v uv >/dev/null || $(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "Installing python3-venv ..."; $(AS_ROOT) apt-get update -qq; $(AS_ROOT) apt-get install -y -qq python3-venv; }
	@if command -v uv >/dev/null; then uv venv --quiet --allow-existing --seed --python $(PYTHON) .venv && uv pip install --quiet --python $(BIN)/python -r requirements.txt; \
	else $(PYTHON) -m venv .venv \
		&& if $(PIP) uv==$(UV_VERSION) 2>/dev/null; then $(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.txt; \
		else $(PIP) -r requirements.txt; fi; fi
	@touch $@

.venv/tests-ready: .venv/ready uv.lock
	@echo "Installing what the tests need: pytest, Spark and their tools into .venv$$(command -v chromium >/dev/null && command -v java >/dev/null || echo ', and Chromium and Java from this system'"'"'s packages')."
	@$(PIP) uv==$(UV_VERSION)
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --frozen --quiet
	@UV_TOOL_DIR=.venv/tools UV_TOOL_BIN_DIR=.venv/tools/bin $(BIN)/uv tool install --quiet --python $(BIN)/python --with flask==3.1.3 --with flask-cors==6.0.5 'moto[s3]==5.2.5'
	@command -v java >/dev/null || { $(AS_ROOT) apt-get update -qq; $(AS_ROOT) apt-get install -y -qq openjdk-17-jre-headless || $(AS_ROOT) apt-get install -y -qq default-jre-headless; }
	@command -v chromium >/dev/null || { $(AS_ROOT) apt-get update -qq; $(AS_ROOT) apt-get install -y -qq chromium fonts-liberation; }
	@touch $@

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: clean
clean:  ## takes away what was installed; stores stay
	rm -rf .venv .coverage* .pytest_cache .ruff_cache
