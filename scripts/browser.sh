#!/bin/sh
# Installs Chromium for the tests of `watch`, where Debian's packages have it and no other browser
# of its kind is there, and the library that the driver of Playwright is linked with. Without them
# those tests fail.
set -u

PYTHON=${PYTHON:-python3}
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo

has_browser() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome; do
        command -v $name >/dev/null && return
    done
    return 1
}
has_driver() {
    [ "$(uname -s)" != Linux ] || "$PYTHON" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null
}
install() {
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

has_browser && has_driver && exit 0
command -v apt-get >/dev/null || {
    echo "Please install Chromium and libatomic, else the tests of watch fail." >&2
    exit 0
}
echo "System: installing Chromium for the tests by apt${as_root:+ with sudo}"
$as_root apt-get update -qq
has_driver || install libatomic1
# The first has no windows and is half as large.
has_browser || install chromium-headless-shell || install chromium ||
    echo "There is no Chromium to install: the tests of watch fail." >&2
exit 0
