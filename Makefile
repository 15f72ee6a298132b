# make demo   build demo.db from the demo documents and serve it     PORT=8001  SERVE=0
# make test   everything that must hold: ruff, mypy, pytest
# make alpha  the pages under the newest alpha of Datasette 1.0, in an environment of its own     ALPHA=1.0a41
# make accuracy   reading and judging against labelled documents, where they are present     SHOW=20 for examples of errors
# make bench      speed and size     MEGABYTES=1,10 for shorter documents, LEDGERS=1000,100000 for smaller ledgers; `uv sync --extra bench` for finders to compare with
#                 DOCUMENTS=2000 of the many documents that are read on one process, two and a Dask cluster, RELEASES=index.jsonl for your own
# make soak       a ledger built twice, once killed three times, must be the same     DOCUMENTS=20000
# make bench-pages   how soon the pages answer over a large ledger     PREDICTIONS=1000000

PYTHON ?= python3
PORT ?= 8001
MEGABYTES ?= 1,10,100
LEDGERS ?= 1000,100000,1000000
SERVE ?= 1
BIN := .venv/bin
ALPHA ?= 1.0a41
# as pip and git do: behind a network's own certificate, what this machine trusts is trusted
export UV_SYSTEM_CERTS ?= 1

.PHONY: demo test alpha accuracy bench bench-pages soak lock clean

demo: .venv/installed
	@PORT=$(PORT) SERVE=$(SERVE) $(BIN)/python -m tracker.demo demo.db

test: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto

alpha: .venv-alpha/installed-$(ALPHA)
	.venv-alpha/bin/python -m pytest -q -n auto tests/datasette_plugins

.venv-alpha/installed-$(ALPHA): uv.lock pyproject.toml | .venv/bin/uv
	rm -rf .venv-alpha
	$(BIN)/uv venv --quiet --python $(BIN)/python .venv-alpha
	$(BIN)/uv export --quiet --frozen --extra charts --extra cluster --extra test --no-emit-project --no-hashes | grep -v '^datasette==' >.venv-alpha/rest.txt
	$(BIN)/uv pip install --quiet --python .venv-alpha/bin/python datasette==$(ALPHA) -r .venv-alpha/rest.txt
	$(BIN)/uv pip install --quiet --python .venv-alpha/bin/python --no-deps --editable .
	@touch $@

accuracy: .venv/installed
	$(BIN)/python -m benchmarks.accuracy $(SHOW)

bench-pages: .venv/installed
	$(BIN)/python -m benchmarks.pages $(PREDICTIONS)

bench: .venv/installed
	$(BIN)/python -m benchmarks.reading --megabytes $(MEGABYTES)
	$(BIN)/python -m benchmarks.ledgers $(LEDGERS)
	$(BIN)/python -m benchmarks.watching
	$(BIN)/python -m benchmarks.bulk $(if $(DOCUMENTS),--documents $(DOCUMENTS)) $(if $(RELEASES),--from $(RELEASES))

soak: .venv/installed
	$(BIN)/python -m benchmarks.bulk --soak $(if $(DOCUMENTS),--documents $(DOCUMENTS))

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 15) else "Python 3.11 to 3.14 is needed, this is " + sys.version.split()[0] + "; name another with PYTHON=")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/installed: uv.lock pyproject.toml | .venv/bin/uv
	$(BIN)/uv sync --quiet --frozen --inexact
	@touch $@

.venv/installed-test: uv.lock pyproject.toml | .venv/bin/uv
	$(BIN)/uv sync --quiet --frozen --inexact --extra charts --extra cluster --extra edgar --extra test
	@touch $@ .venv/installed

lock: .venv/bin/uv
	$(BIN)/uv lock

clean:
	rm -rf .venv .venv-alpha demo.db demo.db-*
