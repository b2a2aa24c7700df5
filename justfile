# One vocabulary: what you type, what the hook runs and what CI runs. `./check` sets up first, then runs `just check`.

export PATH := justfile_directory() / ".venv/bin" + ":" + env_var("PATH")

# what there is
_default:
    @just --list --unsorted

# every check that CI makes
check: format-check lint types imports test

# make or renew the environment
setup:
    uv sync --frozen

# rewrite the code in the house format
format:
    ruff format
    ruff check --fix

format-check:
    ruff format --check --quiet

# rules of style and of the house
lint:
    ruff check --quiet

# every type
types:
    mypy

# arrows point down only
imports:
    lint-imports --no-cache

# the tests: the laws, the documentation and the quality floors among them
test *arguments:
    python -m pytest {{ arguments }}

# where each figure on our own stories stands above its floor (--update raises floors)
floors *arguments:
    python -m bench.floors {{ arguments }}

# the figures on our own stories, story by story
cases *stories:
    python -m bench.cases {{ stories }}

# what README and docs quote of the program, written again by the program
paste:
    python -m bench.pasted --write

# the documentation as a site in build/docs; a warning is an error
docs:
    sphinx-build --fail-on-warning --keep-going --quiet --fresh-env --write-all docs build/docs
    @echo "build/docs/index.html"

# the documentation's pictures, taken anew of `dateline serve` (needs Chromium)
pictures:
    python -m bench.pictures

# pages per second, step by step, beside trafilatura on the same pages
bench folder="examples" *arguments:
    python -m bench.speed {{ folder }} {{ arguments }}

# random and mutated pages through the whole reading (--n 100000 for a long run)
fuzz *arguments:
    python -m bench.fuzz {{ arguments }}
