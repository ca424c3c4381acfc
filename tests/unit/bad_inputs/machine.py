"""What the machine does while the program runs: full and read-only disks, closed pipes, Ctrl-C."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import pkgutil
import resource
import signal
import subprocess
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

from caveat.cli.entry import main

from .scene import CASE, Bad, Run, Said, as_nobody, forked, in_shell


def folder(path: Path) -> None:
    path.mkdir()


def closed(path: Path) -> None:
    path.mkdir()
    path.chmod(0o555)


def own_mounts() -> tuple[str, ...]:
    """What gives a process file systems of its own."""
    return ("unshare", "-m") if os.getuid() == 0 else ("unshare", "-Urm")


@cache
def may_mount() -> bool:
    command = [*own_mounts(), "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def on_a_small_disk(path: Path, words: list[str]) -> Said:
    """With a disk of 40 kB under ``disk``; what the program leaves on it, other than an empty database, is printed."""
    if not may_mount():
        pytest.skip("this machine does not let us mount a small disk; the limit on a file's size is tested beside it")
    script = 'mount -t tmpfs -o size=40k tmpfs disk && "$@"; code=$?; find disk -mindepth 1 -size +8; exit $code'
    return in_shell(script, before=own_mounts())(path, words)


def interrupted_in(target: str, call: int) -> Run:
    """With Ctrl-C at a certain moment: as a function is called for the so manieth time."""

    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        real, calls = pkgutil.resolve_name(target), itertools.count(1)

        def interrupting(*args: object) -> object:
            if next(calls) == call:
                signal.raise_signal(signal.SIGINT)
            return real(*args)

        mock.patch(target.replace(":", "."), interrupting).start()

    return forked(prepare)


def limit_files() -> None:
    """No file grows beyond 40 kB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


def on_an_ascii_terminal(path: Path, words: list[str]) -> Said:
    """With a standard output that has no letters but those of English."""
    written, err = io.BytesIO(), io.StringIO()
    terminal = io.TextIOWrapper(written, encoding="ascii")
    with contextlib.redirect_stdout(terminal), contextlib.redirect_stderr(err):
        code = main(words)
    return Said(code, written.getvalue().decode(), err.getvalue())


ROWS = (
    Bad("closed-folder", "a read-only folder for the report", "caveat review small --out closed/out",
        "closed/out/review.html: cannot be written: permission denied",
        "Ask for permission to write there, or name another folder with --out", {"closed": closed}, run=as_nobody),
    Bad("full-disk-for-a-report", "a full disk for the report", "caveat review small --out disk/out",
        "disk/out/review.html: cannot be written: no space left on device", "Make room on that disk",
        {"disk": folder}, run=on_a_small_disk),
    Bad("full-disk-for-a-ledger", "a full disk for a new ledger", "caveat import case.yaml --ledger disk/new.db",
        "disk/new.db: the disk is full", "Make room on it; nothing was recorded",
        {"disk": folder, "case.yaml": CASE}, run=on_a_small_disk),
    Bad("file-size-limit", "a limit on the size of files, smaller than the report", "caveat review small --out out",
        "out/review.html: cannot be written: file too large", "Ask for leave to write larger files",
        run=forked(limit_files)),
    Bad("full-standard-output", "a full disk behind standard output", "caveat schema review",
        "standard output: no space left on device", "Make room there, or name a file with --out or --json",
        run=in_shell('"$@" > /dev/full')),
    Bad("ascii-standard-output", "a terminal that cannot show the answer", "caveat items Größe",
        "standard output is ascii, which has no U+00F6", "Set PYTHONIOENCODING=utf-8",
        run=on_an_ascii_terminal),
    Bad("byte-that-is-no-utf-8", "a byte on the command line that is not UTF-8", "caveat items --json - $'\\xff'",
        "the command line holds the byte ff (hexadecimal), which is not UTF-8", "Type the word again",
        run=lambda path, words: on_an_ascii_terminal(path, [*words[:-1], "\udcff"])),
    Bad("closed-standard-output", "a standard output that is closed", "caveat schema case",
        "", "", code=0, run=in_shell('"$@" >&-')),
    Bad("closed-pipe", "a reader that stops reading (`caveat list | head -0`)", "caveat list",
        "", "", code=0, run=in_shell('"$@" | head -0')),
    Bad("interrupted-review", "Ctrl-C in the middle of a review, as its second file is written",
        "caveat review small --out out --json review.json",
        "interrupted", "What was recorded before is kept; nothing half-done was written", code=130,
        run=interrupted_in("os:fsync", 2)),
    Bad("interrupted-import", "Ctrl-C in the middle of an import, as its third record is written",
        "caveat import case.yaml",
        "interrupted", "What was recorded before is kept; nothing half-done was written",
        {"case.yaml": CASE.replace("id: small", "id: another")}, code=130,
        run=interrupted_in("caveat.ledger.store:record_hash", 3)),
)  # fmt: skip
