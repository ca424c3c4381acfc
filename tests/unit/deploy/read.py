"""Files of deploy/ in; what they say, in parts that a test compares with the program, out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Any

import typer

from caveat.cli.commands import built
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def unit(name: str) -> dict[str, list[str]]:
    """The settings of a unit by name, each with all its values in order."""
    found: dict[str, list[str]] = {}
    for line in text(name).splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def instructions(name: str) -> list[tuple[str, str]]:
    """The instructions of a container file, with lines that go on put together."""
    whole = re.sub(r"\\\n\s*", " ", re.sub(r"(?m)^#.*\n", "", text(name)))
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in whole.splitlines() if line.strip()]


def unknown(words: Sequence[str]) -> list[str]:
    """Of a command line without the program's own name, the commands and options that there are not."""
    here: Any = typer.main.get_command(built(words))
    missing = []
    for word in words:
        if hasattr(here, "commands") and not word.startswith("-"):
            if word not in here.commands:
                return [word]
            here = here.commands[word]
        elif word.startswith("--") and word not in {one for param in here.params for one in param.opts}:
            missing.append(word)
    return missing


def command(exec_start: str) -> list[str]:
    """The words of a command line behind the program's name."""
    return shlex.split(exec_start)[1:]
