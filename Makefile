# What can be done here; `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev setup-run quick test test-slow bench kills fuzz messages reference pictures clean

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -q --disable-pip-version-check -c constraints.txt
LOCALE := src/luoshi/web/locale/zh_Hans/LC_MESSAGES
VENDOR := src/luoshi/web/static/vendor

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup-run ## Luoshi with the example county on http://127.0.0.1:8000 (LUOSHI_PORT for another port)
	@scripts/run

setup: setup-dev $(VENV)/.scans ## everything that run and the tests need
	@scripts/system-packages browser

setup-dev: setup-run $(VENV)/.dev

setup-run: $(VENV)/.run $(VENDOR)/.stamp $(LOCALE)/django.mo

quick: setup-dev ## before every commit: lint, types, slope, unit and guard tests on SQLite
	@$(PY) scripts/checks.py quick

test: setup ## quick, the rest on SQLite, what engines may differ in on PostgreSQL, the journeys in a browser
	@$(PY) scripts/checks.py test

test-slow: setup ## the long ones: all of it on PostgreSQL, a fresh clone, other PostgreSQL versions, LibreOffice
	@scripts/system-packages office
	@$(PY) scripts/checks.py test-slow

bench: setup-dev ## the figures of benchmarks/
	@$(PY) scripts/checks.py bench

kills: setup-dev ## letters issued at once, and people at work, while processes are killed, on both engines
	@$(PY) scripts/checks.py kills

fuzz: setup-dev ## the stateful and property tests for an hour
	@$(PY) scripts/checks.py fuzz

messages: $(VENV)/.run ## brings the translators' catalogue up to date with the sources
	@$(PY) scripts/messages.py update

reference: setup-dev ## the pages of docs/reference that are made from the code
	@$(PY) scripts/reference.py

pictures: setup ## the pictures in the README, from the running product
	@$(PY) scripts/pictures.py

clean: ## removes what setup made, never the data folder
	rm -rf $(VENV) $(VENDOR) tests/vendor .cache .static pictures frontend/node_modules $(LOCALE)/django.mo

$(PY):
	@python=$$(scripts/find-python) && scripts/system-packages venv "$$python" && "$$python" -m venv $(VENV)

$(VENV)/.run: $(PY) pyproject.toml constraints.txt
	@echo "Installing Luoshi and what it needs into $(VENV)"
	@$(PIP) -e '.[build]' && scripts/system-packages printing $(PY) && touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Installing the tools for tests"
	@$(PIP) -e '.[dev]' && touch $@

$(VENV)/.scans: $(VENV)/.run
	@echo "Installing what reads scans"
	@$(PIP) -e '.[scans]' && touch $@

$(VENDOR)/.stamp: frontend/package-lock.json frontend/vendored.toml scripts/vendor.py | $(VENV)/.run
	@echo "Fetching the front-end files"
	@$(PY) scripts/vendor.py && touch $@

$(LOCALE)/django.mo: $(LOCALE)/django.po | $(VENV)/.run
	@$(PY) scripts/messages.py compile
