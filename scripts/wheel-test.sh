#!/bin/sh
# Templates, styles and fonts travel with the wheel: install it where nothing but the locked
# packages that it asks for is, build in another folder.
set -eu
PYTHON=${PYTHON:-python3}
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$PYTHON" -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$work" "$here"
PYTHON=$PYTHON VENV=$work/empty sh scripts/packages.sh run
"$work/empty/bin/python" -m pip install --quiet --no-deps "$work"/roadmap_print-*.whl
"$work/empty/bin/python" -m pip check
cp content/roadmap.yaml "$work/catalogue.yaml"
cd "$work"
empty/bin/roadmap-print build catalogue.yaml --output made
for name in booklet poster slides; do
    test -s "made/$name.pdf" || { echo "no $name.pdf from the wheel" >&2; exit 1; }
done
echo "The wheel works by itself."
