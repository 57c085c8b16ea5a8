#!/bin/sh
# Installs the named files of requirements/ into the environment in VENV, which it makes where
# there is none. All is locked: each archive must have its hash, and none is built on this machine.
# Usage: [PYTHON=python3] VENV=.venv packages.sh NAME…
set -eu

PYTHON=${PYTHON:-python3}

purpose() {
    case $1 in
    run) echo "what makes and proof-reads the pages" ;;
    dev) echo "what tests and checks the code" ;;
    fonts) echo "the typefaces of other scripts" ;;
    pptx) echo "what writes slides for PowerPoint" ;;
    sheets) echo "what reads and writes spreadsheets" ;;
    cluster) echo "what shares booklets among machines" ;;
    build) echo "what installs the project itself" ;;
    bench) echo "what the figures are compared with" ;;
    keyring) echo "what asks the system's keyring" ;;
    *) echo "There is no requirements/$1.txt" >&2 && return 1 ;;
    esac
}

if ! [ -x "$VENV/bin/python" ]; then
    echo "Environment: making $VENV with $("$PYTHON" --version)"
    "$PYTHON" -m venv "$VENV"
fi
for name in "$@"; do
    for_what=$(purpose "$name")
    echo "Packages: installing $for_what, as locked in requirements/$name.txt"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        --only-binary :all: -r requirements/run.txt -r "requirements/$name.txt"
done
