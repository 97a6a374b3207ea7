# One file of commands; `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv/bin
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes

PORT ?= 8000
MAILBOX_PORT ?= 8025
REGISTER_PORT ?= 8030
DATA_DIR ?= .local
DEMO ?= 1
STAGE ?= dev
export PORT MAILBOX_PORT REGISTER_PORT DATA_DIR DEMO SOCIALE_KAART_URL

# Makes the environment in $(1), for $(2), or says in one line why PYTHON cannot.
define make_venv
@command -v $(PYTHON) >/dev/null || { echo "There is no program $(PYTHON): give one with PYTHON=…, 3.11 or newer" >&2; exit 1; }
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(PYTHON) is no Python from 3.11 on: give one with PYTHON=…" >&2; exit 1; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv: install it (Debian: apt install python3-venv)" >&2; exit 1; }
@echo "Setting up $(2) ..."
@$(PYTHON) -m venv $(1)
endef

# Whatever a shell says of bytecode: a suite starts some hundred Pythons, and what one compiled serves the next.
quick test test-browser test-package: export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup browser run sync quick test test-browser test-package issuers clients test-clock prove prove-night fmt check bench load lock screenshots bucket package account deploy destroy emulator deploy-emulator clean

help: ## what one can do here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 17

setup: .venv/.ready .venv-store/.ready ## install what is pinned, each in its own environment

browser: setup ## find Chromium for tests and pictures, or install it where that is allowed (BROWSER=none: do without)
	@$(VENV)/python -m infra.browser

.venv/.runs: infra/requirements/run.txt
	$(call make_venv,.venv,what the platform runs on (only now))
	@$(PIP) -r $<
	@touch $@

.venv/.ready: .venv/.runs infra/requirements/dev.txt
	@echo "Setting up what checks and tests need (only now) ..."
	@$(PIP) -r infra/requirements/dev.txt
	@touch $@

.venv-audit/.ready: infra/requirements/audit.txt
	$(call make_venv,.venv-audit,what looks for holes (only now))
	@.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# What the npm client writes of a registry stays out of the lock file; scripts of packages are not run.
.venv-issuers/.ready: infra/requirements/issuers.txt tests/issuers/package.json tests/issuers/package-lock.json
	@command -v npm >/dev/null || { echo "make issuers needs Node 20.19 or newer, with npm (Debian: apt install npm)" >&2; exit 1; }
	$(call make_venv,.venv-issuers,two issuers of accounts that others made (only now))
	@.venv-issuers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@cp tests/issuers/package.json tests/issuers/package-lock.json .venv-issuers
	@cd .venv-issuers && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

.venv-clients/.ready: infra/requirements/clients.txt tests/clients/package.json tests/clients/package-lock.json
	@command -v npm >/dev/null || { echo "make clients needs Node 20.19 or newer, with npm (Debian: apt install npm)" >&2; exit 1; }
	$(call make_venv,.venv-clients,what makes clients of our OpenAPI document (only now))
	@.venv-clients/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@cp tests/clients/package.json tests/clients/package-lock.json .venv-clients
	@cd .venv-clients && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

.venv-store/.ready: infra/requirements/store.txt
	$(call make_venv,.venv-store,the local store)
	@.venv-store/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv-package/.ready: infra/requirements/package.txt
	$(call make_venv,.venv-package,what looks at the infrastructure)
	@.venv-package/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-compile -r $<
	@touch $@

run: .venv/.runs .venv-store/.ready ## serve the whole local stack until Ctrl-C (PORT, MAILBOX_PORT, REGISTER_PORT, DATA_DIR, DEMO)
	@exec $(VENV)/python -m infra.local

sync: .venv/.runs .venv-store/.ready ## run the sync with the Sociale Kaart now, on the running local stack
	@$(VENV)/python -m infra.sync run

quick: .venv/.ready ## style, types, import rules, and the platform's tests that need no store, server or browser: about a minute
	@$(VENV)/ruff format --check . && $(VENV)/ruff check .
	@$(VENV)/mypy . & types=$$!; \
	 $(VENV)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --quick; tests=$$?; \
	 wait $$types && $(VENV)/lint-imports && exit $$tests

test: ## style, types, floors and every test; a part only: T=tests/use_cases, T="tests/domain tests/sync -k light"
ifdef T
	@$(MAKE) --no-print-directory setup
	@$(VENV)/python -m pytest $(T)
else
	@$(MAKE) --no-print-directory -j2 setup .venv-package/.ready
	@$(MAKE) --no-print-directory browser check
	@$(VENV)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder
endif

test-browser: setup browser ## of all tests, only journeys, accessibility and payloads in Chromium
	@$(VENV)/python -m pytest tests/browser

test-package: setup .venv-package/.ready ## of these, only those of the package for AWS, its template and its policies
	@$(VENV)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests/infra/aws

issuers: .venv/.ready .venv-issuers/.ready ## editors sign in through two real OpenID providers, run here: half a minute, needs Node
	@$(VENV)/python -m pytest tests/issuers

clients: .venv/.ready .venv-store/.ready .venv-clients/.ready ## clients that generators make of our OpenAPI document walk the loop, validators read it: two minutes, needs Node
	@$(VENV)/python -m pytest tests/clients

test-clock: setup .venv-package/.ready browser ## every test under a moved clock: days off, 29 February, midnights (MOMENT="saturday eve-utc", T=tests/races)
	@$(VENV)/python -m tests.clock --at $(MOMENT) --tests $(T)

prove: setup browser .venv-audit/.ready ## try every promise in full: faults, load, attacks (up to an hour; exit 1 on a shortfall)
	@$(VENV)/python -m tests.prove

prove-night: setup ## five hundred random histories of fifty steps each (half an hour; nightly in CI)
	@$(VENV)/python -m tests.prove --times 5 r18

fmt: setup ## format the code
	@$(VENV)/ruff format . && $(VENV)/ruff check --fix .

check: setup ## style, types and import rules, without the tests
	@$(VENV)/ruff format --check . && $(VENV)/ruff check . && $(VENV)/mypy . && $(VENV)/lint-imports

bench: setup .venv-bench/.ready ## print every figure beside floor, peer and target: some half an hour (PARTS="functions texts": only these)
	@$(VENV)/python -m bench $(PARTS)

load: setup ## drive a local stack of its own with page views and submissions, and print waits and losses
	@$(VENV)/python -m bench load

.venv-bench/.ready: bench/requirements.txt
	$(call make_venv,.venv-bench,the peers of the bench)
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

screenshots: setup browser ## take the pictures of README and docs anew
	@$(VENV)/python -m infra.screenshots

package: .venv/.runs .venv-package/.ready ## build what is deployed, into build/STAGE (STAGE=dev, staging or prod)
	@$(VENV)/python -m infra.aws.build $(STAGE)

bucket:
	@test -n "$(BUCKET)" || { echo "Say in which bucket packages are kept: BUCKET=… (docs/operations.md)" >&2; exit 1; }

account: .venv/.runs ## once per AWS account and region: the role with which API Gateway writes logs
	@$(VENV)/python -m infra.aws.account

deploy: bucket package ## put it into the account of your credentials (STAGE, BUCKET, PARAMETERS="Name=value …")
	@$(VENV)/python -m infra.aws.deploy $(STAGE) --bucket "$(BUCKET)" $(PARAMETERS)

destroy: .venv/.runs ## take a stage's stack away, once its name is said again; what it guards stays (STAGE, CONFIRM=stage)
	@CONFIRM="$(CONFIRM)" $(VENV)/python -m infra.aws.deploy $(STAGE) --destroy

emulator: .venv/.runs .venv-store/.ready .venv-package/.ready ## serve an empty AWS account on this machine, to practise docs/operations.md in, until Ctrl-C
	@exec $(VENV)/python -m infra.aws.practice

deploy-emulator: .venv/.runs .venv-store/.ready .venv-package/.ready ## deploy the package on an emulator that enforces IAM, and walk the loop
	@$(VENV)/python -m infra.aws.emulator

# Universal: one file for each Python from 3.11 on, and each machine. What is locked stays until its .in, or UPGRADE, asks for another.
UPGRADE ?=
LOCK := ../../$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(addprefix --upgrade-package ,$(UPGRADE))
lock: setup ## pin what infra/requirements/*.in names, with hashes (UPGRADE="urllib3 …": the newest of what only others ask for)
	@cd infra/requirements && for set in sign_in run dev store audit issuers clients; do $(LOCK) -o $$set.txt $$set.in || exit 1; done
	@cd infra/requirements && $(LOCK) --override package.without -o package.txt package.in
	@cd infra/requirements && $(LOCK) -o ../../requirements.txt runtime.in

clean: ## remove what was built and installed; your data in $(DATA_DIR) stays
	@rm -rf .venv .venv-store .venv-package .venv-audit .venv-issuers .venv-clients .venv-bench build .mypy_cache .ruff_cache .pytest_cache .hypothesis
