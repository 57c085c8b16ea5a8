#!/bin/sh
# Templates, styles and fonts travel with the wheel: install it where nothing else is, build in
# another folder.
set -eu
PYTHON=${PYTHON:-python3}
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$PYTHON" -m pip wheel --quiet --no-deps --wheel-dir "$work" "$here"
"$PYTHON" -m venv "$work/empty"
"$work/empty/bin/python" -m pip install --quiet "$work"/roadmap_print-*.whl
cp content/roadmap.yaml "$work/catalogue.yaml"
cd "$work"
empty/bin/roadmap-print build catalogue.yaml --output made
for name in booklet poster slides; do
    test -s "made/$name.pdf" || { echo "no $name.pdf from the wheel" >&2; exit 1; }
done
echo "The wheel works by itself."
