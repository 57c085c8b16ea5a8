#!/bin/sh
# Installs the browsers for the tests of `watch` and `edit`: Chromium, where no browser of its kind is
# there, with the library that the driver of Playwright is linked with, and Firefox, which
# puppeteer-core drives, in the environment of $PYTHON. Without them those tests fail.
set -u

PYTHON=${PYTHON:-python3}
PUPPETEER=24.43.1
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
modules=$("$PYTHON" -c 'import sys; print(sys.prefix)')/node_modules

has() {
    for name in "$@"; do
        command -v "$name" >/dev/null && return
    done
    return 1
}
has_chromium() { has chromium-headless-shell chromium chromium-browser google-chrome; }
has_firefox() { has firefox-esr firefox; }
has_driver() {
    [ "$(uname -s)" != Linux ] || "$PYTHON" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null
}
has_puppeteer() { grep -qs "\"version\": \"$PUPPETEER\"" "$modules/puppeteer-core/package.json"; }
install() {
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

if ! { has_chromium && has_driver && has_firefox && has npm; }; then
    has apt-get || {
        echo "Please install Chromium, libatomic, Firefox and npm, else the tests of watch and edit fail." >&2
        exit 0
    }
    echo "System: installing browsers for the tests by apt${as_root:+ with sudo}"
    $as_root apt-get update -qq
    has_driver || install libatomic1
    # The first has no windows and is half as large.
    has_chromium || install chromium-headless-shell || install chromium ||
        echo "There is no Chromium to install: the tests of watch and edit fail." >&2
    has_firefox || install firefox-esr || install firefox ||
        echo "There is no Firefox to install: one test of edit fails." >&2
    has npm || install npm || echo "There is no npm to install: one test of edit fails." >&2
fi
has_puppeteer || {
    echo "Packages: installing puppeteer-core, which drives Firefox"
    npm install --silent --no-audit --no-fund --no-save --prefix "${modules%/*}" "puppeteer-core@$PUPPETEER" ||
        echo "puppeteer-core cannot be had: one test of edit fails." >&2
}
exit 0
