# make report   check the bundled dossier and say where the report is
# make test     everything that must pass before a change goes in
# make update   rewrite golden reports and generated documents; look at the difference before you commit it
# make lock     choose newer versions of what whence stands on
# make bench    speed, as ratios against a named baseline
# make picture  the picture of the report in the README, taken by a browser
# make clean    forget the environment and everything that was built
#
# The environment is set up once; its stamp carries the checksum of what it was made from, so a second run needs no network.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.made-from-$(shell cat requirements.lock pyproject.toml | cksum | cut -d ' ' -f 1)
DOSSIER := fixtures/us-japan-pact
# What judges the page's accessibility is no Python package: npm sets it up, pinned with its hash by tests/render/package-lock.json.
AXE := .venv/npm/node_modules/axe-core/axe.min.js

.PHONY: report test update lock bench picture clean

report: $(STAMP)
	@$(BIN)/whence check $(DOSSIER); code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo; \
	echo "The report, for a browser: $(DOSSIER)/reports/report.html"; \
	echo "As a gate this would exit $$code: the dossier has discrepancies on purpose, to show what is found."

test: $(STAMP) $(AXE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(PYTEST_ARGS)

update: $(STAMP)
	$(BIN)/python -m pytest -q --update -m golden

lock:
	uv pip compile pyproject.toml --group dev --extra postgres --extra duckdb --extra desk --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --upgrade --quiet -o requirements.lock
	cd tests/render && npm install --package-lock-only --save-exact --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund axe-core@latest

bench: $(STAMP)
	@for f in tests/benchmarks/bench_*.py; do echo "== $$f"; $(BIN)/python $$f || exit 1; done

picture: $(STAMP)
	$(BIN)/python tests/pictures.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache fixtures/*/reports

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "whence needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv from requirements.lock"
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .; \
	fi
	@rm -f .venv/.made-from-* && touch $@

# Without npm or a network the tests that need it say so and are skipped; on the integration machine they fail.
$(AXE): tests/render/package.json tests/render/package-lock.json | $(STAMP)
	@mkdir -p .venv/npm && cp $^ .venv/npm/
	@if ! command -v npm >/dev/null 2>&1; then echo "No npm here: axe-core is not set up" >&2; \
	elif npm ci --prefix .venv/npm --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=8000; \
	then touch $@; else echo "npm could not set up axe-core" >&2; fi
