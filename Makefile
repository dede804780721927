# Each task sets up what it needs; a second run starts at once.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: site offline serve test test-kill test-any test-engine check bench-search fit-search bench-limits lighthouse fix lock clean help
.DEFAULT_GOAL := help

help: ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1	/' | expand -t 14

site: .venv/.runtime ## check content/, build the site, put it in site/
	@$(BIN)/python build.py

offline: .venv/.runtime ## one zip of the site that works from a folder on disk: site-offline.zip
	@$(BIN)/python build.py offline

serve: .venv/.runtime ## preview at http://127.0.0.1:8000/ (PORT=8001 for another port)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: .venv/.dev ## run all tests
	@$(BIN)/python -m pytest -n auto

test-kill: .venv/.dev ## kill a build at a hundred moments, and look at what it leaves
	@KILLS=100 $(BIN)/python -m pytest -n auto tests/test_kill.py

test-any: .venv/.dev ## type texts nobody thought of into every field of a hundred sites, and find them again
	@EXAMPLES=100 $(BIN)/python -m pytest -n 2 tests/test_any_text.py

test-engine: .venv/.dev .venv-engine/.ready ## build with ProperDocs as well, and compare the pages
	@$(BIN)/python tests/engine.py .venv-engine/bin/properdocs

bench-limits: .venv/.dev ## time and memory of content that asks for too much: 2 s and 500 MB at most
	@$(BIN)/python tests/limits.py

check: .venv/.dev ## lint, types, content
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/python build.py check --strict

bench-search: .venv/.dev site ## ask the search every query of the lists, at this size and at ten times the pages
	@$(BIN)/python tests/search/bench.py
	@$(BIN)/python tests/search/bench.py --tenfold

fit-search: .venv/.dev site ## learn from the queries that may be tuned to what each sign of the search is worth
	@$(BIN)/python tests/search/fit.py

lighthouse: .venv/.dev site ## what Lighthouse thinks of a few pages; fetched from npm for the run (needs Node and Chromium)
	@folder=$$(mktemp -d) && $(BIN)/python tests/lighthouse.py $$folder; result=$$?; rm -rf $$folder; exit $$result

fix: .venv/.dev ## format, mend what the linter can, write PROBLEMS.md and FIELDS.md anew
	@$(BIN)/ruff check --fix -q .
	@$(BIN)/ruff format -q .
	@$(BIN)/python -m pytest -n 0 --rewrite tests/test_docs.py

lock: ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	  --custom-compile-command "make lock" pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean: ## remove all that can be made again
	rm -rf .venv .venv-engine site site-offline.zip .site*.work .site*.lock .mypy_cache .pytest_cache .ruff_cache
	find rendered -mindepth 1 ! -name .gitkeep -delete

.venv/.runtime: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	@$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-dev.txt
	@touch $@

.venv-engine/.ready: requirements.txt tests/engine.txt
	@test -x .venv-engine/bin/python || $(PYTHON) -m venv .venv-engine
	@.venv-engine/bin/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.txt
	@.venv-engine/bin/python -m pip install --disable-pip-version-check -q --require-hashes --no-deps -r tests/engine.txt
	@touch $@
