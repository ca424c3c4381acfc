#!/usr/bin/env bash
# Debian packages that Python's registry does not carry. Without arguments: what the tests need and is absent, a browser
# and a PostgreSQL server. With arguments: those packages. Elsewhere, or without root, it says what is missing.
# Never asks a question.
set -eu

missing=("$@")
if [ $# -eq 0 ]; then
    # `initdb` is no command of Debian's PATH: each major version keeps its own.
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
    command -v chromium >/dev/null || missing+=(chromium)
    # The program that drives the browser in the tests comes from Python's registry and needs this library of Debian's.
    /sbin/ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' || missing+=(libatomic1)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]}. This is not a Debian system; install them with your system's package manager." >&2
    exit 0
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=(env DEBIAN_FRONTEND=noninteractive)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env DEBIAN_FRONTEND=noninteractive)
else
    echo "Missing: ${missing[*]}. Neither root nor sudo without a password here; ask an administrator to run" >&2
    echo "    apt-get install --no-install-recommends ${missing[*]}" >&2
    [ $# -gt 0 ] || echo "Until then the tests that need them are skipped, each with its reason; in CI they fail." >&2
    exit 0
fi

echo "Installing from Debian: ${missing[*]}"
"${as_root[@]}" apt-get update -q </dev/null
"${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null
