# Watchhouse. `make help` lists what there is.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
ONLY ?=
WATCHHOUSE = .venv/bin/watchhouse
DEMO ?= 1
# Passkeys need a name, not a number.
BASE_URL ?= http://$(if $(filter 0.0.0.0 127.0.0.1,$(HOST)),localhost,$(HOST)):$(PORT)
export DATABASE_URL DEMO BASE_URL

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench lock format words

help:  ## Show what make can do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 16

setup:  ## Build the environment alone
	@$(PYTHON) scripts/setup.py dev

run:  ## Start the web server and the worker (PORT=9001 HOST=… DATABASE_URL=…)
	@$(PYTHON) scripts/setup.py run
	@exec $(WATCHHOUSE) run --host '$(HOST)' --port '$(PORT)'

test: setup  ## Run every test, on SQLite and on PostgreSQL, with a browser
	@.venv/bin/python -m scripts.test

check: setup  ## Formatting, lint, types, borders, house tests, migrations
	@.venv/bin/python scripts/check.py

bench: setup  ## Measure (ONLY=name); prints a table, writes benchmarks/results.json
	@.venv/bin/python -m benchmarks $(ONLY)

format: setup  ## Put code and templates into the house's form
	@.venv/bin/ruff check --quiet --fix . && .venv/bin/ruff format --quiet .
	@git ls-files '*.html' | xargs -r .venv/bin/djade --target-version 5.2

docs: setup  ## Print the reference pages that the code can tell
	@.venv/bin/python scripts/reference.py

words: setup  ## Gather the words that pages show into locale/, for translation
	@.venv/bin/python -m scripts.words

lock: setup  ## Pin every package anew, with hashes
	@.venv/bin/python scripts/lock.py
