"""The plainest reading is taken at its word, and means what the whole command line makes of the same words."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
import typer.main
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.cli import plain
from caveat.cli.commands import built
from caveat.cli.reading import read

WORDS = ("read", "a.txt", "b c.html", "-", "--", "", "--json", "--json=-", "--js", "-j", "--propose", "--help", "-h",
         "--explain", "--columns", "out.json", "--json-", "/tmp", "é", "watch", "--no-such", "@a", "-1")  # fmt: skip
DEFAULTS = {
    name: one.default
    for name, one in inspect.signature(read).parameters.items()
    if name not in {"documents", "to_json"}
}
GROUP: Any = typer.main.get_command(built(["read"]))


def long_way(words: list[str]) -> dict[str, Any]:
    """What the whole command line makes of the words: every parameter of the command with its value."""
    with GROUP.make_context("caveat", list(words)) as root:
        name, command, rest = GROUP.resolve_command(root, [*root._protected_args, *root.args])
        assert name == "read"
        with command.make_context(name, rest, parent=root) as ctx:
            return dict(ctx.params)


def agree(words: list[str]) -> bool:
    """True where the plain way takes the words; then the long way makes the same of them."""
    asked = plain.reading(words)
    if asked is None:
        return False
    documents, to_json = asked
    assert long_way(words) == {**DEFAULTS, "documents": documents, "to_json": to_json}
    return True


@pytest.mark.parametrize(
    "words",
    ["read a.txt", "read -", "read a.txt --json -", "read --json out.json a.txt b.txt", "read a.txt - --json - read"],
)
def test_what_most_readings_ask_is_taken_at_its_word(words: str) -> None:
    assert agree(words.split())


@pytest.mark.parametrize(
    "words",
    ["", "read", "read --json -", "read a.txt --json", "read a.txt --json --explain", "read a.txt --propose",
     "read --help", "read a.txt --json - --json out", "read -- a.txt", "read a.txt --json=-", "watch a", "-h"],
)  # fmt: skip
def test_whatever_else_stands_there_goes_the_long_way(words: str) -> None:
    assert plain.reading(words.split()) is None


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=7))
@settings(deadline=None, max_examples=500)
def test_the_two_ways_never_differ(words: list[str]) -> None:
    agree(["read", *words])
