# One command for each thing to do; every one of them first sets up the project's own virtual environment.
# README.md gives the same commands for people without make.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= python3
EXTRAS := app,import,scale,test

ROOT_USER := $(if $(filter 0,$(shell id -u)),--allow-root)
# Nothing calls home: no announcements (switched off when the environment is set up), no extension catalogue.
# Uploads of up to 100 MB reach the kernel.
LAB_OPTIONS := $(ROOT_USER) --LabApp.extension_manager=readonly \
	--ServerApp.tornado_settings='{"websocket_max_message_size": 104857600}'

.PHONY: help lab app test figures notebooks constraints audit clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

lab: $(READY) ## open the workbench in JupyterLab
	$(BIN)/jupyter lab $(LAB_OPTIONS) --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks/kerry_lavrov.ipynb

test: $(READY) ## run all checks and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy analysis
	PYTHONHASHSEED=0 $(BIN)/python -m pytest \
		--nbval --nbval-current-env --nbval-sanitize-with tests/notebooks/sanitize.cfg tests notebooks

app: $(READY) ## serve the workbench as a page, on this machine only
	$(BIN)/python -m analysis app

figures: $(READY) ## draw figures/ anew
	$(BIN)/python -m analysis figures

notebooks: $(READY) ## run the notebooks anew and keep their outputs
	$(BIN)/python -m analysis notebooks

clean: ## remove the virtual environment and what the tools left behind
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

constraints: ## choose the versions in constraints.txt anew: the newest that fit
	rm -rf $(VENV)
	sed -i '/^#/!d' constraints.txt
	$(MAKE) $(READY)
	$(BIN)/python -m pip list --format=freeze | grep -viE '^(pip|parley-workbench)==' >> constraints.txt
	touch $(READY)

audit: $(READY) ## ask the Python advisory database about the pinned packages (needs a network)
	$(BIN)/python -m venv $(VENV)/audit
	$(VENV)/audit/bin/pip install --quiet pip-audit
	$(VENV)/audit/bin/pip-audit --strict --disable-pip --no-deps --requirement constraints.txt

# The stamp is made last, so that a set-up that was interrupted is done again and a finished one is never repeated.
$(READY): pyproject.toml constraints.txt
	@for candidate in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up $(VENV) with $$("$$candidate" --version); the first time takes some minutes."; \
			exec "$$candidate" -m venv $(VENV); \
		fi; \
	done; \
	echo "Parley needs Python 3.11 or later, and $(PYTHON) is $$(command -v $(PYTHON) >/dev/null && $(PYTHON) --version 2>&1 || echo missing)." >&2; \
	echo "Install one and say which: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
	exit 1
	$(BIN)/python -m pip install --quiet --constraint constraints.txt 'setuptools>=77'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --no-build-isolation --editable '.[$(EXTRAS)]'
	$(BIN)/jupyter labextension disable --level=sys_prefix '@jupyterlab/apputils-extension:announcements' >/dev/null 2>&1
	@touch $(READY)
