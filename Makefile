# `make review` and `make test` are all that a fresh clone needs. Python 3.11 or newer; everything goes into .venv.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
CASE ?= isr-2024
OUT ?= out
PORT ?= 8011
BIN := .venv/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet

# The stamps say which lock file .venv holds: the program's alone, the server's too, or what the tests need.
BASE := .venv/base.stamp
SERVE := .venv/serve.stamp
DEV := .venv/test.stamp

.PHONY: help review serve test lint bench docs lock lock-teach system clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

review: $(BASE) ## install, review the bundled case and write the report to out/ (CASE=, OUT=)
	@$(BIN)/caveat review $(CASE) --out $(OUT)/

serve: $(SERVE) ## install the server too, and open the bundled case to a browser on this machine (PORT=)
	@$(BIN)/caveat review $(CASE) --out $(OUT)/ > /dev/null
	@$(BIN)/caveat serve --port $(PORT)

test: $(DEV) system lint ## install what the tests need, then every check and every test
	@$(BIN)/python -m tests.run_postgres $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

lint: $(DEV) ## ruff, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(DEV) system ## sizes and speeds of every room; takes the better part of an hour
	@command -v wrk > /dev/null || tests/setup_debian.sh wrk
	@$(BIN)/python -m tests.run_postgres $(BIN)/python -m bench

docs: $(DEV) ## write docs/cli.md again from the commands
	@$(BIN)/python docs/write_cli.py

system: ## a browser and PostgreSQL from Debian, where absent and allowed
	@tests/setup_debian.sh

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Caveat needs Python 3.11 or newer; $(PYTHON) is older or absent. Name another: make review PYTHON=python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || tests/setup_debian.sh python3-venv
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) comes without venv. On Debian: apt-get install python3-venv" >&2; exit 2; }
	@$(PYTHON) -m venv .venv
	@touch $@

$(BASE): requirements/base.txt pyproject.toml | .venv/made.stamp
	@echo "Installing Caveat into .venv ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(SERVE): requirements/serve.txt $(BASE)
	@echo "Installing what the server needs into .venv ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/serve.txt
	@touch $@

$(DEV): requirements/test.txt $(BASE)
	@echo "Installing what the tests need into .venv ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/test.txt
	@$(BIN)/python -m caveat.simulate
	@touch $@

COMPILE := .venv/lock/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --no-annotate --no-header --strip-extras --allow-unsafe

lock: | .venv/made.stamp ## resolve the lock files again (only where a dependency is to move)
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/pip install --quiet 'pip-tools>=7.4'
	@$(COMPILE) --output-file requirements/base.txt pyproject.toml requirements/build.in
	@$(COMPILE) --extra web --extra pdf --extra simulate --output-file requirements/serve.txt pyproject.toml requirements/build.in \
	  requirements/serve.in
	@$(COMPILE) --extra postgresql --extra pdf --extra distributed --extra simulate --extra search --extra web --output-file requirements/test.txt \
	  pyproject.toml requirements/build.in requirements/test.in

lock-teach: | .venv/made.stamp ## resolve what `python -m teach` needs again (minutes: gigabytes are fetched for their hashes)
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/pip install --quiet 'pip-tools>=7.4'
	@$(COMPILE) --constraint requirements/base.txt --output-file teach/requirements.txt pyproject.toml requirements/build.in \
	  teach/requirements.in

clean: ## what was made here, the environment too; the ledger in your data folder stays
	@rm -rf .venv $(OUT) build .mypy_cache .ruff_cache .hypothesis
	@find src tests bench -name __pycache__ -prune -exec rm -rf {} +
