# Each target makes what it needs: on a fresh machine `make demo` alone and `make test` alone are enough.
PYTHON ?= python3
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo check test assure bench format dist clean

help: ## 列出目标 · list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## 三件安全生产案件，给出带条文的处罚建议 · three work-safety cases
	@for case in docs/examples/demo-a.yaml docs/examples/demo-b.yaml docs/examples/demo-c.yaml; do \
	  echo "════ $$case"; sed -n '1s/^# *//p' "$$case"; echo; \
	  $(BIN)/enforce-rules recommend "$$case" || exit $$?; echo; \
	done

check: $(VENV)/.dev ## 格式、风格、类型、层次 · format, lint, types, arrows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.dev ## 全部测试（JOBS=2 个进程）· every test
	$(BIN)/pytest -q -n $(JOBS)

assure: $(VENV)/.dev ## 长跑：千件随机案件，每一张表 · the long run: random cases, every table
	$(BIN)/pytest -q -n $(JOBS) -m assurance tests

bench: $(VENV)/.installed ## 量速度：导入，装载，一个案件 · time the front door
	$(BIN)/python benchmarks/measure.py

format: $(VENV)/.dev ## 改正格式和能自动改正的 · mend format and style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

dist: $(VENV)/.dev ## 打包到 dist/ · build the wheel and the sdist
	$(BIN)/hatchling build -d dist

clean: ## 删去做出来的一切 · remove everything made here
	rm -rf $(VENV) dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "要用 Python 3.11 以上：make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The constraints hold for the build of the package as well, so they go through the environment.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed
