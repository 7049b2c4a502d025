#!/bin/sh
# Debian's Chromium and a Chinese font for the browser tests. Where they cannot be installed, says what to install:
# the browser tests themselves decide what a missing browser means.
PACKAGES="chromium fonts-noto-cjk"

[ -x "${CHROMIUM:-/usr/bin/chromium}" ] && exit 0

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

if command -v apt-get >/dev/null; then
    as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $PACKAGES >/dev/null &&
        exit 0
fi
echo "Browser tests need Chromium: install $PACKAGES (Debian), or name a Chromium in the variable CHROMIUM." >&2
exit 0
