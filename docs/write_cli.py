"""The commands of ``caveat`` in, docs/cli.md out: every command, argument and option as its help words it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import typer.main

from caveat.cli.commands import built

TARGET = Path(__file__).with_name("cli.md")
HEAD = """\
# The command line

Written by `make docs` from the commands themselves; a test compares. `caveat COMMAND --help` says the same.

Every command ends with 0 when it is done, with 2 and one sentence that says how to mend it when something is wrong, and
with 130 when it was interrupted. `--json -` writes JSON to standard output instead of a table. `caveat
--install-completion` sets up completion for your shell.
"""


def reference() -> str:
    """The whole page."""
    root: Any = typer.main.get_command(built())
    return "\n".join([HEAD, *parameters(root), *sections("caveat", root)]).rstrip() + "\n"


def sections(path: str, group: Any) -> list[str]:
    """One section per command, groups opened; one for the group too where it does something by itself."""
    lines: list[str] = []
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        whole = f"{path} {name}"
        opened = hasattr(command, "commands")
        if not opened or command.invoke_without_command:
            lines += [f"## {whole}", "", *body(command.help or ""), *parameters(command)]
        if opened:
            lines += sections(whole, command)
    return lines


def body(text: str) -> list[str]:
    """The help of a command, with its example as a block."""
    says, _, example = text.partition("Example:")
    lines = [*re.sub(r"\s+", " ", says).strip().splitlines(), ""]
    if example:
        lines += ["```", example.strip(), "```", ""]
    return lines


def parameters(command: Any) -> list[str]:
    """The arguments and options of one command, as a list."""
    shown = [line(one) for one in command.params if not getattr(one, "hidden", False) and one.name != "help"]
    return [*shown, ""] if shown else []


def line(one: Any) -> str:
    """One argument or option: how it is written, whether it must be given, what it means."""
    if one.param_type_name == "argument":
        written = (one.metavar or one.name).upper()
    else:
        written = " / ".join([*one.opts, *one.secondary_opts])
        if one.metavar:
            written += f" {one.metavar}"
    required = " (required)" if one.required else ""
    envvar = f" Also read from `{one.envvar}`." if one.envvar else ""
    says = re.sub(r"\s+", " ", one.help or "").strip()
    return f"- `{written}`{required}: {says}{envvar}"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} written\n")
