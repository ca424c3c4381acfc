#!/usr/bin/env bash
# What the tests need from Debian and Python's registry does not carry: a browser and a PostgreSQL server.
# Skips what is there. Does nothing on other systems but say what is missing. Never asks a question.
set -eu

missing=()
# `initdb` is no command of Debian's PATH: each major version keeps its own.
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null; then
    missing+=(postgresql)
fi
command -v chromium >/dev/null || missing+=(chromium)

[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]}. This is not a Debian system; install them with your system's package manager." >&2
    exit 0
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    echo "Missing: ${missing[*]}. Neither root nor sudo without a password here; ask an administrator to run:" >&2
    echo "    apt-get install --no-install-recommends ${missing[*]}" >&2
    echo "Until then the tests that need them are skipped, each with its reason (in CI they fail)." >&2
    exit 0
fi

echo "Installing from Debian: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q </dev/null
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null
