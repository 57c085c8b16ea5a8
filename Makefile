# make          install what is missing and build the three PDFs
# make test     prove them right
# Options of `roadmap-print build` go by OPTIONS: make OPTIONS="--poster-size a1"
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: all build test test-slow lint format manual bench conformance wheel-test fuzz clean

all: build

build: $(READY)
	$(BIN)/roadmap-print build $(OPTIONS)

# The environment is made anew whenever the list of dependencies changes.
$(READY): pyproject.toml scripts/system.sh
	PYTHON=$(PYTHON) sh scripts/system.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade --editable '.[dev]'
	touch $@

$(VENV)/.browser: $(READY) scripts/browser.sh
	PYTHON=$(BIN)/python sh scripts/browser.sh
	touch $@

test: $(READY)
	$(BIN)/python -m pytest

# What takes seconds a test: whole variants of the roadmap, everything twice, the worst files, a
# browser; by Ghostscript, zbar, shells and Chromium, which it installs.
test-slow: $(READY) $(VENV)/.browser
	PYTHON=$(PYTHON) sh scripts/system.sh test
	$(BIN)/python -m pytest -m slow

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The man page, made of the help texts.
manual: $(READY)
	$(BIN)/python -m roadmap_print.cli.man_page > docs/roadmap-print.1

# Whole-process figures; Typst and its codes are installed for this alone.
bench: $(READY)
	$(BIN)/python -m pip install --quiet --upgrade --editable '.[bench]'
	$(BIN)/python bench/bench.py

# The wheel in an empty environment, run in another folder.
wheel-test: $(READY)
	PYTHON=$(BIN)/python sh scripts/wheel-test.sh

# PDF/UA-1 and PDF/A-3a, by veraPDF; says so where Java or Maven is missing.
conformance: $(READY)
	ROADMAP_PRINT=$(BIN)/roadmap-print sh scripts/conformance.sh

# Odd catalogues read, laid out and printed, watched: no socket, no file but the catalogue.
fuzz: $(READY)
	$(BIN)/python tests/fuzz/fuzz.py 30

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -f output/*.pdf
