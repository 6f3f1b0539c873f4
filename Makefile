# hemicycle: each target sets up .venv at the root when it is missing or stale.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help brief serve test slow browser lint bench mutate wheel clean

help:
	@echo "make brief   set up and brief 24 February 2025 from the embedded record"
	@echo "make serve   the record as a site on this machine, opened in the browser"
	@echo "make test    set up and run the tests (under 8 minutes)"
	@echo "make lint    style, types and the direction of imports"
	@echo "make slow    the tests marked slow        make browser  the tests that open pages"
	@echo "make bench   the benchmarks (needs the real data, see benchmarks/README.md)"
	@echo "make mutate  change the rules, one spot at a time: does a test notice? (hours)"
	@echo "make wheel   build the wheel and run it outside the checkout"
	@echo "make clean   remove the environment and all caches"

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "hemicycle needs Python 3.11 or newer, and '$(PYTHON)' is older: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml constraints.txt | $(PY)
	@echo "setting up $(VENV) (once) ..."
	@$(PIP) install --quiet --constraint constraints.txt --upgrade pip
	@$(PIP) install --quiet --constraint constraints.txt --editable '.[all]'
	@touch $@

$(DEV): $(RUN)
	@$(PIP) install --quiet --constraint constraints.txt --group dev
	@touch $@

brief: $(RUN)
	@$(VENV)/bin/hemicycle brief 2025-02-24 --record embedded

serve: $(RUN)
	@$(VENV)/bin/hemicycle serve --open

test: $(DEV)
	$(PY) -m pytest -n 2 --dist loadgroup

slow: $(DEV)
	$(PY) -m pytest -m slow -n 2 --dist loadfile --durations 15

browser: $(DEV)
	$(PY) -m pytest -m browser -n 2 --dist loadfile

lint: $(DEV)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

bench: $(DEV)
	$(PY) -m benchmarks

mutate: $(DEV)
	$(PY) -m benchmarks.mutate

wheel: $(DEV)
	$(PY) -m build --wheel --outdir dist .
	$(PY) -m benchmarks.wheel dist

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
