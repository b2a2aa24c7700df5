# Sourced by ./demo and ./check: a locked environment in .venv, made with nothing but Python >= 3.11.
# Once made it is not touched until uv.lock changes, so both work offline after the first time.

UV="uv==0.13.9"

python_for_setup() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "Dateline needs Python 3.11 or newer, and found none on the PATH." >&2
    return 1
}

# set_up [--no-dev]: the extra tools stay where they are once they are there.
set_up() {
    wants="$(cksum <uv.lock) $(cksum <pyproject.toml)"
    [ -f .venv/.dateline-dev ] && [ "$(cat .venv/.dateline-dev)" = "$wants" ] && return
    [ "${1:-}" = --no-dev ] && [ -f .venv/.dateline-run ] && [ "$(cat .venv/.dateline-run)" = "$wants" ] && return
    echo "Setting up (first time: about a minute) …" >&2
    python=$(python_for_setup)
    if [ ! -x .venv/bin/uv ]; then
        "$python" -m venv .venv
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "$UV"
    fi
    # --inexact: uv itself lives in .venv and stands in no lock file
    UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv sync --quiet --frozen --inexact "$@"
    if [ "${1:-}" = --no-dev ]; then echo "$wants" >.venv/.dateline-run; else echo "$wants" >.venv/.dateline-dev; fi
}
