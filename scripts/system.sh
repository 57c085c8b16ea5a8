#!/bin/sh
# Installs the two things that no wheel brings: Pango, which sets the lines, and HarfBuzz's
# subsetter, without which fonts are subset many times slower. Does nothing where they are.
# With "test", also what the slow tests judge by: Ghostscript sees the press's inks, zbar reads codes,
# zsh and fish complete, groff and mandoc read the man page, Impress draws slides and saves them.
set -eu

has() { "$PYTHON" -c "import ctypes.util, sys; sys.exit(ctypes.util.find_library('$1') is None)"; }

PYTHON=${PYTHON:-python3}
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo

command -v "$PYTHON" >/dev/null || { echo "roadmap-print needs Python 3.11 or later" >&2; exit 1; }
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "roadmap-print needs Python 3.11 or later, this is $("$PYTHON" --version);" \
        "choose another with: make PYTHON=python3.12" >&2
    exit 1
}

venv=yes
"$PYTHON" -c 'import ensurepip' 2>/dev/null || venv=

judges=
if [ "${1:-}" = test ]; then
    command -v gs >/dev/null || judges=ghostscript
    command -v zbarimg >/dev/null || judges="$judges zbar"
    for name in zsh fish groff mandoc; do
        command -v $name >/dev/null || judges="$judges $name"
    done
    command -v soffice >/dev/null || judges="$judges impress"
fi

case $(uname -s) in
Linux)
    missing=
    has pango-1.0 && has pangoft2-1.0 || missing="libpango-1.0-0 libpangoft2-1.0-0"
    has harfbuzz-subset || missing="$missing libharfbuzz-subset0"
    [ -n "$venv" ] || missing="$missing python3-venv"
    [ -z "$judges" ] || missing="$missing $(echo "$judges" |
        sed "s/zbar/zbar-tools/; s/impress/libreoffice-impress-nogui fonts-liberation/")"
    if [ -z "$missing" ]; then
        echo "System: all that is needed is there"
        exit 0
    fi
    if ! command -v apt-get >/dev/null; then
        echo "Please install Pango 1.44 or later and HarfBuzz's subset library" \
            "(Fedora: pango harfbuzz; Arch: pango harfbuzz; Alpine: pango harfbuzz-subset)," \
            ${judges:+"and for the tests:" $judges,} \
            "then run make again." >&2
        exit 1
    fi
    echo "System: installing by apt${as_root:+ with sudo}:" $missing
    $as_root apt-get update -qq
    # shellcheck disable=SC2086  a list of packages
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing \
        >/dev/null
    ;;
Darwin)
    has pango-1.0 && [ -z "$judges" ] && exit 0
    command -v brew >/dev/null || {
        echo "Please install Homebrew (https://brew.sh), then run make again." >&2
        exit 1
    }
    echo "System: installing by Homebrew: pango $judges"
    # shellcheck disable=SC2086  a list of packages
    brew install pango $(echo "$judges" | sed "s/impress/libreoffice/")
    ;;
*)
    echo "Please install Pango 1.44 or later:" \
        "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html" >&2
    exit 1
    ;;
esac
