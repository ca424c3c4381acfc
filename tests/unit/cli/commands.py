"""A command run as a person types it."""

from __future__ import annotations

import shlex

import pytest

from caveat.cli.entry import main


def run(capsys: pytest.CaptureFixture[str], command: str, code: int = 0) -> str:
    """What a command prints; where it is expected to fail with a code, what it complains of."""
    capsys.readouterr()
    assert main(shlex.split(command)) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out
