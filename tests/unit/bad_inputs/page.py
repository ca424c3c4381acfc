"""The table of bad inputs in, docs/bad-inputs.md out: each is given to the program, and what it says is written down.

``python -m tests.unit.bad_inputs.page`` writes the page again; a test compares.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from tests.conftest import ROOT

from . import cases, commands, docketing, files, ledgers, machine, proposing, readings, serving
from .scene import CASE, LEDGER, Bad, Said, in_process, run

PAGE = ROOT / "docs" / "bad-inputs.md"

SECTIONS: dict[str, Sequence[Bad]] = {
    "Evidence": cases.EVIDENCE,
    "References": cases.REFERENCES,
    "Fields and dates": cases.FIELDS,
    "Numbers": cases.NUMBERS,
    "Options, holds and stages": cases.OPTIONS,
    "Files that are no case": files.TEXT,
    "Paths": files.PATHS,
    "Documents to attach": files.DOCUMENTS,
    "Documents and tables to read": readings.ROWS,
    "Proposals and decisions on them": proposing.DECISIONS,
    "Settings that let a rule accept": proposing.SETTINGS,
    "Folders and feeds to watch": proposing.WATCHED,
    "Work on a docket": docketing.ROWS,
    "The server and its accounts": serving.ROWS,
    "Command lines": commands.WORDS,
    "Days and times": commands.DAYS,
    "Words of the law, the episodes and the ledger": commands.TERMS,
    "Where to write": commands.TARGETS,
    "Damaged ledgers": ledgers.DAMAGED,
    "What is no ledger, or out of reach": ledgers.OTHERS,
    "Receipts": ledgers.RECEIPTS,
    "Ledgers that may not be written": ledgers.CLOSED,
    "Disks, pipes and Ctrl-C": machine.ROWS,
}
TABLE = tuple(bad for rows in SECTIONS.values() for bad in rows)

HEAD = """\
# Bad inputs

What Caveat says when something is wrong: {count} bad inputs, each given to the real command line by a test
(`tests/unit/bad_inputs/`). For each the test checks the exit code, that one sentence says what stands where and how to
mend it, that no traceback appears, that no file is left under its final name or beside it, and that the ledger is as it
was. Of 60 such inputs given to five well-known programs of neighbouring fields, 26 ended in a traceback, 14 in silence
or a wrong answer, and 6 in a sentence that says how to mend it; the rest lay between.

The exit code is 2, 130 after Ctrl-C, and 0 where nobody reads the answer. The sentences below are what the
program says, word for word; `python -m tests.unit.bad_inputs.page` writes this page again. The ledger of the examples
is `ledger.db`, and it has the case `small`.
"""


def page(said: dict[str, Said]) -> str:
    """The whole page, from what the program said of each row, by the row's name."""
    parts = [HEAD.format(count=len(TABLE))]
    for title, rows in SECTIONS.items():
        lines = ["| given | command | says | exit |", "| --- | --- | --- | --- |"]
        lines += [line(bad, said[bad.name]) for bad in rows]
        parts.append(f"## {title}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def line(bad: Bad, said: Said) -> str:
    """The row of one bad input."""
    command = bad.command.replace("\t", "⇥")
    command = f"{command[:60]}…" if len(command) > 100 else command
    shown = cell(sentence(said).removeprefix("caveat: ")) or "(nothing)"
    return f"| {cell(bad.given)} | `{command}` | {shown} | {said.code} |"


def sentence(said: Said) -> str:
    """What the program said, without what differs from run to run: folders and times of this machine."""
    text = re.sub(r"there is no folder \S*/(\w+)\. ", r"there is no folder …/\1. ", said.err.strip())
    return re.sub(r"first recorded at \S+Z", "first recorded at …", text)


_CODE = re.compile(r"(`[^`]*`)")
_MARKS = re.compile(r"([\\*_<>\[\]])")


def cell(text: str) -> str:
    """A sentence as a cell of a table: its marks as they are, its words in backticks left as code."""
    parts = _CODE.split(text)
    escaped = [part if at % 2 else _MARKS.sub(r"\\\1", part) for at, part in enumerate(parts)]
    return re.sub(r"\x60{2,}|\|", lambda found: f"\\{found[0]}", "".join(escaped))


@contextmanager
def scene(ledger: bytes) -> Iterator[Path]:
    """A folder that every account may use, with a ledger that has the small case."""
    with tempfile.TemporaryDirectory(prefix="bad-inputs-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / LEDGER).write_bytes(ledger)
        (folder / LEDGER).chmod(0o666)
        settings = {"CAVEAT_LEDGER": LEDGER, "COLUMNS": "80", "NO_COLOR": "1"}
        with mock.patch.dict(os.environ, settings):
            yield folder


def small_ledger() -> bytes:
    """A ledger that has the small case, as bytes. Reviewing the case once also reads every room's modules."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        (path / "case.yaml").write_text(CASE, encoding="utf-8")
        words = ["review", str(path / "case.yaml"), "--ledger", str(path / LEDGER), "--out", str(path / "out")]
        done = in_process(path, words)
        assert done.code == 0, done.err
        assert [one.name for one in path.glob(f"{LEDGER}-*")] == []
        return (path / LEDGER).read_bytes()


def write() -> None:
    """Give every row to the program, and write the page."""
    ledger = small_ledger()
    said = {}
    for bad in TABLE:
        with scene(ledger) as folder:
            bad.lay_out(folder)
            said[bad.name] = run(bad, folder)
    PAGE.write_text(page(said), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")


if __name__ == "__main__":
    write()
