"""What a bad input is, the small case that most of them are made from, and how the program is run on one."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from caveat.cli.entry import main

CASE = """\
format: caveat-case/1
case:
  id: small
  question: Could the notified shells be paused?
  supplier: USA
  recipient: ISR
  as_of: 2031-06-10
documents:
  - id: d-notice
    address: https://gazette.example/1
    title: Notice 31-07
    publisher: An Official Gazette
    published: "2031-05-02"
    kind: official-notice
    reliability: high
origins:
  - {id: g-gazette, name: An Official Gazette, documents: [d-notice]}
statements:
  - id: s-notice
    document: d-notice
    origin: g-gazette
    speaker: the foreign ministry
    attribution: {kind: institution}
    act: notify
    items: [i-155mm-he]
    modality: asserted
    polarity: positive
    date: "2031-05-02"
    paraphrase: A sale of up to 900 shells is notified.
    quote: up to 900 155mm projectiles
objectives:
  - id: ob-access
    condition: Lorries may pass.
    sources: [d-notice]
transfers:
  - id: t-shells
    supplier: USA
    channels: [FMS]
    description: shells
    sources: [d-notice]
    lines:
      - id: l-shells
        item: i-155mm-he
        description: shells
        stage: notified
        quantity: {kind: ceiling, value: 900, unit: rounds}
        amounts: [{basis: notification-ceiling, value: 5000000, unit: USD}]
        events: [{stage: notified, date: "2031-05-02", sources: [d-notice]}]
        holds: [{measure: pause, holder: the ministry, start: "2031-05-09", sources: [d-notice]}]
options:
  - id: p-pause
    name: Pause the shells
    polarity: stick
    measures: [{measure: pause, lines: [l-shells]}]
"""
"""Invented. It holds as it stands; each row of the table breaks it in one place."""

NOTICE = "Transmittal No. 31-07. The buyer has requested up to 900 155mm projectiles.\n"
LEDGER = "ledger.db"
"""The ledger in a scene's folder, which CAVEAT_LEDGER names. It has the case above."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came back: the exit code and the two streams."""

    code: int
    out: str
    err: str


Run = Callable[[Path, list[str]], Said]
File = str | bytes | Callable[[Path], None]
"""The content of a file, or what makes something else than a file under its name."""


@dataclass(frozen=True, slots=True)
class Bad:
    """One bad input: what is given, how it is given, what has to be said of it."""

    name: str
    given: str
    command: str
    place: str
    """What stands where, in the program's words. ``{line}`` is the line on which ``at`` stands."""
    mend: str
    files: Mapping[str, File] = field(default_factory=dict)
    at: str | None = None
    code: int = 2
    run: Run | None = None
    """How the program is run, where its own process or another account matters."""
    within: Callable[[], contextlib.AbstractContextManager[object]] = contextlib.nullcontext
    """What is different while it runs."""

    @property
    def words(self) -> list[str]:
        """The command line, as a shell reads it."""
        return shlex.split(self.command)[1:]

    def lay_out(self, folder: Path) -> None:
        """Make the files."""
        for name, content in self.files.items():
            path = folder / name
            if callable(content):
                content(path)
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)

    def expected_place(self) -> str:
        """The place, with its line counted in the file."""
        if self.at is None:
            return self.place
        [text] = [one for name, one in self.files.items() if name in self.place]
        assert isinstance(text, str) and self.at in text, f"{self.name}: {self.at!r} stands in no file"
        return self.place.replace("{line}", str(text[: text.index(self.at)].count("\n") + 1))


def changed(old: str, new: str, text: str = CASE) -> str:
    """A text with one place changed."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the case"
    return text.replace(old, new)


def run(bad: Bad, folder: Path) -> Said:
    """What the program says of a bad input, run in a folder where it has been laid out."""
    with contextlib.chdir(folder), bad.within():
        return (bad.run or in_process)(folder, bad.words)


def in_process(folder: Path, words: list[str]) -> Said:
    """The command line itself, with both streams caught.

    What Python complains of as it puts things away is caught too: pytest would take it for itself.
    """
    out, err = io.StringIO(), io.StringIO()
    whole = mock.patch.object(sys, "unraisablehook", sys.__unraisablehook__)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), whole:
        code = main(words)
    return Said(code, out.getvalue(), err.getvalue())


def forked(prepare: Callable[[], object]) -> Run:
    """The same in a process of its own, which has read its modules already and is prepared first."""

    def run_in_child(folder: Path, words: list[str]) -> Said:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            code = 70
            with contextlib.suppress(BaseException):
                prepare()
                said = in_process(folder, words)
                os.write(writer, f"{said.out}\0{said.err}".encode())
                code = said.code
            os._exit(code)
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            out, _, err = pipe.read().decode().partition("\0")
        return Said(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), out, err)

    return run_in_child


def become_nobody() -> None:
    """An account that owns nothing, so that permissions count where the tests run as root."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


as_nobody = forked(become_nobody)


PROGRAM = [sys.executable, "-m", "caveat.cli"]


def in_shell(script: str, *, before: tuple[str, ...] = ()) -> Run:
    """A process of its own under a shell; the script has the command as ``"$@"``."""

    def started(folder: Path, words: list[str]) -> Said:
        command = [*before, "bash", "-o", "pipefail", "-c", script, "caveat", *PROGRAM, *words]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        return Said(done.returncode, done.stdout, done.stderr)

    return started


def snapshot(folder: Path) -> dict[str, str]:
    """What stands in a folder: every name, and the content of every file.

    SQLite's own aids beside a damaged ledger count only where they hold something: the log is then part of the ledger.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if name == f"{LEDGER}-shm" or (name == f"{LEDGER}-wal" and not path.stat().st_size):
            continue
        if path.is_file():
            large = path.stat().st_size > 30_000_000
            found[name] = f"{path.stat().st_size} bytes" if large else hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = "no file"
    return found
