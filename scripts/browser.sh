#!/bin/sh
# Installs Chromium for the tests of `watch`, where Debian's packages have it and no other browser
# of its kind is there. Without one those tests fail.
set -u

for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v $name >/dev/null && exit 0
done
command -v apt-get >/dev/null || {
    echo "No Chromium here: please install it, else the tests of watch fail." >&2
    exit 0
}
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
echo "Installing Chromium${as_root:+ with sudo}"
$as_root apt-get update -qq
for name in chromium-headless-shell chromium; do # the first has no windows and is half as large
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $name &&
        exit 0
done
echo "There is no Chromium to install: the tests of watch fail." >&2
