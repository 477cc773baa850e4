# `make` prints what there is. Works with GNU make 4.3 and a POSIX sh.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8501
# Other machines reach it with HOST=0.0.0.0; set FREED_BASE_URL then.
HOST ?= 127.0.0.1
# No line of the log names a reader; a connection on which no whole request comes for 5 s is closed, one message over
# 1 MB refused, and no more connections are held than the process has files for.
SERVE := --http serving.lines:Line --loop serving.lines:Loop --no-access-log --no-server-header --no-proxy-headers \
  --log-level warning --ws websockets-sansio --ws-max-size 1048576 --timeout-keep-alive 5 --timeout-graceful-shutdown 5

# The folder of another story than the one that is shipped: its tables/, and its geo/ where it has one.
STORY ?= $(FREED_STORY)

# Where the static pages go, and the address of the desk that they lead to.
OUT ?= build/site
BASE_URL ?= /

# What is compiled once is not compiled again by each of the hundred processes that tests start.
unexport PYTHONDONTWRITEBYTECODE

# How many processes run tests side by side; a file of tests stays with one of them, and files of slow tests come first.
WORKERS ?= auto
SIDE_BY_SIDE = -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# Two parts of `make test` run at a time: while one waits for a browser, another reckons, with half of the processors.
HALF := $(shell expr \( $$(getconf _NPROCESSORS_ONLN) + 1 \) / 2)

# What the loop of writing goes without.
LEFT_OUT ?= slow or long

# A test of browsers or nginx that fails is tried once more, and both outcomes are printed: a fault of the product fails twice.
ONCE_MORE := --reruns 1 -r R

# What of the code is reached by tests.
REACHED := build/reached

VENV := .venv
UV := 0.13.9
PY := $(VENV)/bin/python
PACKAGES := data components serving server.py locales

# PYTHON=... chooses an interpreter; otherwise the first of these that is new enough is taken.
PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)

# The port of what has a usual one of its own, where another is asked for.
OWN_PORT = $(if $(filter command line environment,$(origin PORT)),--port $(PORT))

VALIDATORS := build/validators

.PHONY: help validate run new-claim edit preview new-story order dev test test-quick long-tests check format messages codebook publish pictures clean lock data lint types units browser deploy-test bench mutate fuzz

help: ## Print this list
	@echo "A desk for a story of people who were freed: every figure with its sources"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo "  PORT=8600 make run      another port (default 8501)"
	@echo "  STORY=examples/ankara-2024 make run   another story"
	@echo "  ACCEPT_LOSS=1 make check   take rows that are gone as gone on purpose"
	@echo "  HOST=0.0.0.0 make run   for other machines too; set FREED_BASE_URL to the address that they use"

run: $(VENV)/.run ## Start the desk on http://localhost:8501
	@echo "http://localhost:$(PORT)  (Ctrl+C stops it)"
	@exec env FREED_STORY=$(STORY) $(PY) -m uvicorn server:app --host $(HOST) --port $(PORT) $(SERVE)

dev: $(VENV)/.run ## Start the desk for editing: a saved file is shown at once
	@exec env FREED_STORY=$(STORY) $(PY) -m streamlit run app.py --server.port $(PORT) --server.fileWatcherType auto --server.runOnSave true \
	  --browser.serverAddress localhost --client.showErrorDetails full

test: $(VENV)/.test ## Run everything: data, lint, types, units with coverage, browser, nginx
	@$(MAKE) -k -j2 UNIT_WORKERS=$(or $(filter-out auto,$(WORKERS)),$(HALF)) data lint types browser units deploy-test && echo "make test: all passed"

test-quick: $(VENV)/.test ## Run, in a minute, the units that build no site, start no server or browser, and take no 0.3 s each
	@$(PY) -m pytest --ignore=tests/browser --ignore=tests/deploy -m "not ($(LEFT_OUT))" $(SIDE_BY_SIDE)

long-tests: $(VENV)/.test ## Measure which units take longer than that, and list them in tests/long_tests.txt
	@$(PY) -m pytest --ignore=tests/browser --ignore=tests/deploy -p tests.long_tests

fuzz: $(VENV)/.test ## Try the tests of properties with 2,000 examples that are new each time
	@HYPOTHESIS_PROFILE=fuzz $(PY) -m pytest $$(grep -lr --include='*.py' "^from hypothesis" tests) $(SIDE_BY_SIDE)

check: $(VENV)/.test ## Check data, lint and types, in seconds
	@$(MAKE) -k -j3 data lint types

format: $(VENV)/.test ## Format the code, mend what ruff can mend, refresh the message catalogue
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .
	@$(PY) -m locales.extract

messages: $(VENV)/.run ## Collect the words for readers into locales/messages.pot
	@$(PY) -m locales.extract

codebook: $(VENV)/.run ## Write docs/codebook.md
	@$(PY) -m data codebook

pictures: $(VENV)/.test ## Hold the embeds against kept pictures, before beside after; RENEW=1 keeps the new ones
	@CHROMIUM="$$($(PY) tests/browser/find_chromium.py)" || exit 1; \
	export CHROMIUM; $(PY) -m tests.pictures $(if $(RENEW),--renew)

validate: $(VENV)/.run $(VALIDATORS)/.installed ## Hold what is given out to validators of others, in their own environment
	@$(VALIDATORS)/bin/python -m pytest tests/validators --confcutdir=tests/validators -o python_files='check_*.py'

bench: $(VENV)/.test ## Measure against stock Streamlit and peers, and say which budgets hold (50 minutes)
	@$(PY) -m bench

mutate: $(VENV)/.test ## Make small wrong changes to the core and count those that tests see (half an hour)
	@$(PY) -m bench.mutations

new-claim: $(VENV)/.run ## Add a claim: at most nine questions, each answer checked as typed
	@$(PY) -m data new-claim $(if $(STORY),$(STORY)/tables)

edit: $(VENV)/.run ## Open the editing desk on this machine: forms that write rows
	@$(PY) -m components.editing $(if $(STORY),$(STORY)/tables) $(OWN_PORT)

preview: $(VENV)/.run ## Show the desk and embeds of BRANCH= beside where it left BASE=main, with what changed in words
	@test -n "$(BRANCH)" || { echo "make preview BRANCH=my-branch" >&2; exit 1; }
	@$(PY) -m components.editing.preview $(BRANCH) --base $(or $(BASE),main) $(OWN_PORT)

order: $(VENV)/.run ## Put every row of the tables in its place
	@$(PY) -m data order $(if $(STORY),$(STORY)/tables)

new-story: ## Make the tables and the story.toml of a new story in DIR=
	@test -n "$(DIR)" || { echo "make new-story DIR=stories/mine" >&2; exit 1; }
	@test ! -e "$(DIR)" || { echo "$(DIR) is there already" >&2; exit 1; }
	@mkdir -p "$(dir $(DIR))" && cp -R examples/new-story "$(DIR)"
	@echo "make data STORY=$(DIR) names every slip; make run STORY=$(DIR) shows it"

publish: $(VENV)/.run ## Make the static pages for articles in OUT=build/site
	@$(PY) -m components.embeds $(OUT) --base-url $(BASE_URL) $(if $(STORY),--tables $(STORY)/tables)

lock: | $(PY) ## Pin everything that requirements*.txt bring along, with hashes; asks the package index
	@$(PY) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv==$(UV)
	@for each in requirements requirements-dev requirements-validators; do \
	  build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	    --no-annotate --no-emit-index-url --custom-compile-command "make lock" $$each.txt -o $$each.lock || exit 1; \
	done

clean: ## Remove the environment and everything that is made
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis 
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

data: $(VENV)/.run ## Check the tables alone; STORY= names those of another story
	@$(PY) -m data check $(if $(STORY),$(STORY)/tables) $(if $(ACCEPT_LOSS),--accept-loss)
	@$(PY) -m data codebook --check

lint: $(VENV)/.test
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(VENV)/.test
	@$(PY) -m mypy --strict $(PACKAGES)

# What the servers of tests reach counts too: each leaves a file of its own (tests/serve.py).
units: WORKERS := $(or $(UNIT_WORKERS),$(WORKERS))
units: $(VENV)/.test
	@rm -rf $(REACHED) && mkdir -p $(REACHED)
	@$(PY) -m slipcover --fail-under 0 --json --out $(REACHED)/units.json \
	  -m pytest --ignore=tests/browser --ignore=tests/deploy $(SIDE_BY_SIDE)
	@$(PY) -m slipcover --out build/reached.json --json --merge $(REACHED)/*.json

browser: $(VENV)/.test
	@CHROMIUM="$$($(PY) tests/browser/find_chromium.py)" || exit 1; \
	JAVA="$$($(PY) tests/browser/find_tool.py java)" || exit 1; \
	NODE="$$($(PY) tests/browser/find_tool.py node)" || exit 1; echo "browser: $$CHROMIUM, $$JAVA, $$NODE"; \
	export CHROMIUM JAVA NODE; $(PY) -m pytest tests/browser $(SIDE_BY_SIDE) --maxprocesses=4 $(ONCE_MORE)

deploy-test: $(VENV)/.test
	@NGINX_PROGRAM="$$($(PY) tests/deploy/find_nginx.py)" || exit 1; CHROMIUM="$$($(PY) tests/browser/find_chromium.py)" || exit 1; \
	echo "deploy: $$NGINX_PROGRAM, $$CHROMIUM"; export NGINX_PROGRAM CHROMIUM; $(PY) -m pytest tests/deploy $(ONCE_MORE)

# A stamp is newer than what it was made from, so the second start installs nothing and needs no network.
$(VENV)/.run: requirements.lock | $(PY)
	@echo "Installing what the desk needs (once; takes a minute or two)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run | $(PY)
	@echo "Installing what tests need (once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VALIDATORS)/.installed: requirements-validators.lock | $(PY)
	@$(PY) -m venv $(VALIDATORS)
	@$(VALIDATORS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-validators.lock
	@touch $@

$(PY):
	@found=; old=; \
	for python in $(CANDIDATES); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	  if command -v "$$python" >/dev/null 2>&1; then old="$$old $$("$$python" --version 2>&1 | head -n 1);"; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed; found:$${old:- none}" >&2; \
	  echo "Install it, or name it: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	  version=$$("$$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	  if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && apt-get install -y -qq "python$$version-venv"; \
	  else \
	    echo "Python's venv module is missing; on Debian: sudo apt-get install python$$version-venv" >&2; exit 1; \
	  fi; \
	fi; \
	echo "Making $(VENV) with $$("$$found" --version)"; "$$found" -m venv $(VENV)
