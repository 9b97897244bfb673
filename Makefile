# Set up, run and check the dashboard. `make help` lists what there is.

# Any Python from 3.11 will do; `make PYTHON=/path/to/python3` chooses one.
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$python; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
DATA ?=
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check lint types check-exports bench soak fuzz docs wheel licences audit lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

run: $(VENV)/run.stamp ## Serve the dashboard on this machine (DATA=folder for other data)
	@exec $(BIN)/timeline serve $(DATA) $(ARGS)

test: $(VENV)/test.stamp lint types browser ## Lint, check types, run every test, also in a real browser
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

PARALLEL := --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/test.stamp lint types ## Lint, check types, run the fast tests: what to do before a commit
	$(BIN)/python -m pytest $(PARALLEL) -m "not slow" --hypothesis-profile quick --ignore tests/browser $(ARGS)

lint: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/test.stamp
	$(BIN)/mypy

.PHONY: browser
browser: $(VENV)/test.stamp
	@$(BIN)/python -m tests.browser.chromium --install

bench: $(VENV)/test.stamp browser ## Time the page against a bare one, and each step (SIZE=100000: large data)
	@$(BIN)/python -m bench $(if $(SIZE),--size $(SIZE)) $(ARGS)

soak: $(VENV)/test.stamp browser ## Let fifty readers in, with exports beside them, and leave 500 pages open
	@$(BIN)/python -m bench.soak $(ARGS)

fuzz: $(VENV)/test.stamp ## Try what reads with changed inputs, for five minutes (ARGS="--seconds 60")
	@$(BIN)/python -m tests.fuzz --seconds 300 $(ARGS)

# Apart from `make test`, since it needs LibreOffice.
check-exports: $(VENV)/test.stamp ## Draw the deck and the workbook with LibreOffice and check the pages
	@$(BIN)/python -m tests.libreoffice $(DATA)

docs: $(VENV)/run.stamp ## Write data/datapackage.json, docs/codebook.md and docs/exchange.md from the code
	$(BIN)/python -m timeline.describe
	$(BIN)/python -m timeline.exchange.document

wheel: $(VENV)/supply.stamp ## Build the wheel into dist/, with an SBOM beside it
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(BIN)/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
		--output-reproducible --output-file dist/timeline.cdx.json

licences: $(VENV)/supply.stamp ## Write docs/licences.md: what everything that is installed is licensed under
	$(BIN)/pip-licenses --from=mixed --with-urls --format=markdown --output-file=docs/licences.md \
		--packages $$(sed -n 's/^\([a-z0-9._-]*\)==.*/\1/p' requirements.txt | sort -u)

audit: $(VENV)/supply.stamp ## Ask which locked packages are known to be vulnerable; needs the network
	$(BIN)/pip-audit --requirement requirements.txt --disable-pip

lock: $(VENV)/run.stamp ## Choose the newest versions of everything anew and lock them
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev $(LOCK) --constraint requirements.txt \
		--output-file requirements-dev.txt
	$(BIN)/uv pip compile --group pyproject.toml:supply $(LOCK) --constraint requirements-dev.txt \
		--output-file requirements-supply.txt

# One lock for every system and Python, with what each file must hash to; no header, for it would
# name the machine's own settings.
LOCK := --universal --upgrade --no-header --quiet --generate-hashes

clean: ## Remove the environment and everything built
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. Debian ships Python without ensurepip, so that `venv` alone cannot put pip into
# an environment; the pip outside can.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making an environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
		|| { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV) \
		&& $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; } \
		|| { rm -rf $(VENV); echo "make: $(PYTHON) can make no environment; install python3-venv or python3-pip" >&2; exit 1; }

# The stamps are as new as the lock that was installed.
$(VENV)/run.stamp: $(BIN)/python requirements.txt pyproject.toml
	@echo "Installing what the dashboard needs"
	@$(PIP) --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements-dev.txt
	@echo "Installing what the tests need"
	@$(PIP) --requirement requirements-dev.txt
	@touch $@

$(VENV)/supply.stamp: $(VENV)/run.stamp requirements-supply.txt
	@$(PIP) --requirement requirements-supply.txt
	@touch $@
