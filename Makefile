PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test bench lock

# A refused document is listed in the dashboard and must not keep it from starting.
run: .venv/.run-ready
	-$(BIN)/python -m ingest
	$(BIN)/streamlit run app.py

test: .venv/.test-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	sh tests/install_chromium.sh
	$(BIN)/python -m pytest

bench: .venv/.test-ready
	$(BIN)/python -m tests.benchmarks

# The locked files are made from pyproject.toml; uv.lock itself names addresses, so it is not kept.
lock:
	uv lock --upgrade
	uv export --frozen --no-header --no-dev --format requirements.txt -o requirements.txt
	uv export --frozen --no-header --format requirements.txt -o requirements-dev.txt

.venv/.run-ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/.test-ready: requirements-dev.txt .venv/.run-ready
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@
