# make          install what is missing and build the three PDFs
# make test     prove them right
# make upgrade  lock the newest versions of all packages (requirements/)
# Options of `roadmap-print build` go by OPTIONS: make OPTIONS="--poster-size a1"
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NEWEST := .venv-newest

.PHONY: all build test test-slow test-newest scripts mutants lint format manual bench bench-people bench-edit \
	keyring conformance wheel-test fuzz random upgrade clean

all: build

build: $(READY)
	@echo "Printing: what has changed, proof-read before it is delivered"
	@$(BIN)/roadmap-print build $(OPTIONS)

# The environment is brought up to date whenever the lock or the project's metadata change. The
# project is installed by the locked build backend, which asks nobody.
$(READY): pyproject.toml $(wildcard requirements/*.txt) scripts/system.sh scripts/packages.sh
	@PYTHON=$(PYTHON) sh scripts/system.sh
	@PYTHON=$(PYTHON) VENV=$(VENV) sh scripts/packages.sh run fonts pptx sheets cluster dev build
	@echo "Project: installing roadmap-print from this folder"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation --editable .
	@touch $@

$(VENV)/.browser: $(READY) scripts/browser.sh
	@PYTHON=$(BIN)/python sh scripts/browser.sh
	@touch $@

# Half a second less a command that a test runs, ten less a process that collects the tests: what
# has been compiled once is kept, whatever the environment says.
test test-slow test-newest: export PYTHONDONTWRITEBYTECODE =

test: $(READY)
	$(BIN)/python -m pytest

# What takes half a second a test or more: whole variants of the roadmap, everything twice, the worst files, a
# browser; by Ghostscript, zbar, shells, Chromium and Firefox, which it installs.
test-slow: $(READY) $(VENV)/.browser
	PYTHON=$(PYTHON) sh scripts/system.sh test
	$(BIN)/python -m pytest -m slow

# The tests on the newest of everything that pyproject.toml allows, in an environment of its own;
# first what its bounds hold back. It may be red on a day when something came out: never in CI.
test-newest:
	@PYTHON=$(PYTHON) sh scripts/system.sh
	@echo "Packages: installing the newest of everything into $(NEWEST)"
	@test -x $(NEWEST)/bin/python || $(PYTHON) -m venv $(NEWEST)
	@$(NEWEST)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade \
		--upgrade-strategy eager --editable '.[dev]'
	@$(NEWEST)/bin/python -m pip list --outdated --exclude pip --exclude setuptools
	$(NEWEST)/bin/python -m pytest

# The newest versions that pyproject.toml allows, with their hashes; then `make` installs them.
upgrade:
	@PYTHON=$(PYTHON) sh scripts/lock.sh

# Catalogues of fifteen languages in three sizes, of which CI prints some.
scripts: $(READY)
	SCRIPTS=all $(BIN)/python -m pytest -m slow tests/fonts/test_scripts.py

# Lines made wrong, one at a time: each must turn a test red. `make mutants COUNT=20 SEED=7` tries
# twenty, the same for the same seed.
mutants: $(READY)
	$(BIN)/python tests/mutants/mutate.py $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED))

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The man pages, made of the help texts.
manual: $(READY)
	$(BIN)/python -m roadmap_print.cli.man_page > docs/roadmap-print.1
	$(BIN)/python -m roadmap_print.cli.man_page fr > docs/roadmap-print.fr.1

# Whole-process figures; Typst and its codes are installed for this alone.
bench: $(READY)
	@VENV=$(VENV) sh scripts/packages.sh bench
	$(BIN)/python bench/bench.py

# Booklets for 1,000 people; COUNT=10000 for more.
bench-people: $(READY)
	$(BIN)/python bench/people.py

# What an edit costs until its page is there; CATALOGUE=big.yaml COUNT=20 for others.
bench-edit: $(READY)
	$(BIN)/python bench/edit.py

# For `mail --send --user`: the password from the system's keyring.
keyring: $(READY)
	@VENV=$(VENV) sh scripts/packages.sh keyring

# The wheel in an empty environment, run in another folder.
wheel-test: $(READY)
	PYTHON=$(BIN)/python sh scripts/wheel-test.sh

# PDF/UA-1 and PDF/A-3a, by veraPDF; says so where Java or Maven is missing.
conformance: $(READY)
	ROADMAP_PRINT=$(BIN)/roadmap-print sh scripts/conformance.sh

# Odd catalogues read, laid out and printed, watched: no socket, no file but the catalogue. Then odd
# logos, PDFs and lists, and odd requests to the servers of watch and edit.
fuzz: $(READY)
	$(BIN)/python tests/fuzz/fuzz.py 30
	$(BIN)/python tests/fuzz/strange_files.py 30
	$(BIN)/python tests/fuzz/strange_requests.py 30

# Sound catalogues of all sizes by chance: each must be delivered whole. `make random COUNT=30 SEED=7`
# tries thirty, the same for the same seed.
random: $(READY)
	$(BIN)/python tests/random_catalogues/try_random.py $(or $(COUNT),300) $(SEED)

clean:
	rm -rf $(VENV) $(NEWEST) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -f output/*.pdf
