# Needs GNU make and Python >= 3.11 with venv; everything else goes into .venv, at versions and hashes
# that requirements/ pins. Nothing is written outside this tree.

PYTHON ?= python3
BENCH_ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# Each worker of the tests reads two thousand modules: compiled by the first run, not by every one.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := build/demo

define too_old
import sys
if sys.version_info < (3, 11):
    sys.exit("daect demande Python 3.11 ou plus récent, et « $(PYTHON) » est la version %d.%d. "
             "Relancez avec make PYTHON=python3.12, par exemple." % sys.version_info[:2])
endef
export too_old

.PHONY: help
help:  ## Cette liste
	@echo "make CIBLE, où CIBLE est :"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s%s\n", $$1, $$2 }'

# ── To use it ────────────────────────────────────────────────────────────────────────────────

.PHONY: demo
demo: .venv/installed-run  ## La démonstration : campagne de 2017, ses documents sous build/demo, puis l’application
	@mkdir -p $(DEMO)
	$(BIN)/daect demo --force --register $(DEMO)/demo.daect --out $(DEMO)

.PHONY: run
run: .venv/installed-run  ## L’application, sur le registre habituel
	$(BIN)/daect

.PHONY: encryption
encryption: .venv/installed-run  ## Ajoute de quoi chiffrer un registre (SQLCipher)
	$(PIP) --require-hashes -r requirements/encryption.txt

# ── To prove it ──────────────────────────────────────────────────────────────────────────────

.PHONY: test
test: .venv/installed-dev  ## Tous les tests qui ne demandent que Python
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not system"

.PHONY: quick
quick: .venv/installed-dev  ## Les tests rapides
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not system"

.PHONY: coverage
coverage: .venv/installed-dev  ## Comme test, avec la part du code parcourue et son seuil
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not system" --cov --cov-report=term

.PHONY: test-system
test-system: .venv/installed-dev  ## Les tests qui demandent des programmes du système (poppler, qpdf, veraPDF, CUPS) ou de longues minutes
	scripts/test_system.sh $(BIN)/python

.PHONY: check
check: .venv/installed-dev  ## Style, types, frontières entre paquets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: goldens
goldens: .venv/installed-dev  ## Renouvelle les textes gardés des documents (tests/integration/documents/goldens) : relire le diff
	$(BIN)/python scripts/goldens.py

.PHONY: snapshots
snapshots: .venv/installed-dev  ## Renouvelle les écrans gardés (tests/screens/snapshots) : relire le diff
	DAECT_SNAPSHOTS=renew $(BIN)/python -m pytest -q -n auto tests/screens/test_every_screen.py

.PHONY: gallery
gallery: .venv/installed-dev  ## Reprend les images de docs/gallery.md
	$(BIN)/python scripts/gallery.py docs/images/specimens

.PHONY: guide
guide: .venv/installed-dev  ## Reprend les images du guide (docs/guide/images) dans le programme
	$(BIN)/python scripts/guide_pictures.py

.PHONY: format
format: .venv/installed-dev  ## Met le code en forme
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: bench
bench: .venv/installed-bench  ## Démarrage, lettres, touches, tableaux, grand registre, voix, rapprochements (BENCH_ARGS="--rounds 3")
	$(BIN)/python -m bench.startup $(BENCH_ARGS)
	$(BIN)/python -m bench.worklist $(BENCH_ARGS)
	$(BIN)/python -m bench.letters $(BENCH_ARGS)
	$(BIN)/python -m bench.keys $(BENCH_ARGS)
	$(BIN)/python -m bench.tables $(BENCH_ARGS)
	$(BIN)/python -m bench.imports $(BENCH_ARGS)
	$(BIN)/python -m bench.register $(BENCH_ARGS)
	$(BIN)/python -m bench.committee $(BENCH_ARGS)
	$(BIN)/python -m bench.matching $(BENCH_ARGS)
	$(BIN)/python -m bench.packs $(BENCH_ARGS)
	$(BIN)/python -m bench.cipher $(BENCH_ARGS)

# ── To give it ──────────────────────────────────────────────────────────────────────────────

.PHONY: wheel
wheel: .venv/installed-run  ## Ce qui s’installe par pipx ou uv : dist/daect-*.whl, et ses sources
	$(BIN)/python scripts/build.py dist

# ── To keep it ───────────────────────────────────────────────────────────────────────────────

.PHONY: lock
lock:  ## Renouvelle les versions figées de requirements/
	PYTHON=$(PYTHON) scripts/lock.sh

.PHONY: clean
clean:  ## Enlève ce qui a été produit, l’environnement compris
	rm -rf build dist .venv .venv-lock *.egg-info .coverage .coverage.* htmlcov
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ── The environment ──────────────────────────────────────────────────────────────────────────

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "« $(PYTHON) » est introuvable : installez Python 3.11 ou plus récent." >&2; exit 1; }
	@$(PYTHON) -c "$$too_old"
	@$(PYTHON) -m venv --clear .venv || { echo "L’environnement n’a pas pu être créé : installez le module venv de Python (paquet python3-venv sous Debian)." >&2; exit 1; }

# Versions are pinned with their hashes; the product itself is linked, so that an edit is seen at once.
.venv/installed-run: requirements/run.txt requirements/build.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: requirements/dev.txt .venv/installed-run
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/installed-bench: requirements/bench.txt .venv/installed-run
	$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@
