#!/bin/sh
# Writes requirements/: the newest versions that pyproject.toml allows, for Python 3.11 and later on
# every system, each file with the hash of every archive. First all is resolved together, then cut
# into what each purpose adds to run.txt, so that any of them can be installed together. Ends by
# asking whether each has a wheel for every Python: nothing is built on the user's machine.
set -eu

tool=build/uv
[ -x "$tool/bin/python" ] || "${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --upgrade uv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tool/bin/python" - >"$work/backend.txt" <<'END'
import pathlib, tomllib

print(*tomllib.loads(pathlib.Path("pyproject.toml").read_text())["build-system"]["requires"], sep="\n")
END

compile() {
    UV_CUSTOM_COMPILE_COMMAND="make upgrade" "$tool/bin/uv" pip compile --quiet --universal \
        --python-version 3.11 --generate-hashes "$@"
}

# lock NAME WHAT-UV-IS-ASKED…: the versions resolved together, but for those in run.txt.
lock() {
    name=$1
    shift
    cp "$work/all.txt" "$work/$name.txt"
    compile "$@" --output-file "$work/$name.txt"
    sed '/^# The following packages were excluded/,$d' "$work/$name.txt" >"requirements/$name.txt"
    echo "Locked: requirements/$name.txt, $(grep -c == "requirements/$name.txt") packages"
}

compile pyproject.toml "$work/backend.txt" --all-extras --no-annotate --output-file "$work/all.txt"
mkdir -p requirements
lock run pyproject.toml
in_run=$(sed -n 's/^\([a-z0-9-]*\)==.*/--no-emit-package \1/p' requirements/run.txt)
# shellcheck disable=SC2086  a list of options
for extra in dev fonts pptx sheets cluster bench keyring; do
    lock "$extra" pyproject.toml --extra "$extra" $in_run
done
lock build "$work/backend.txt" --no-annotate

for python in 3.11 3.12 3.13 3.14; do
    "$tool/bin/uv" pip install --quiet --dry-run --target "$work/none" --only-binary :all: \
        --python-version $python --require-hashes $(printf -- '-r %s ' requirements/*.txt)
    echo "Wheels for Python $python: all there"
done
