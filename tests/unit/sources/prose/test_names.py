"""Whether a group names a person, and which state a name names."""

from __future__ import annotations

import pytest

from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.grammar.names import is_person, state_in
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tagger import tagged
from caveat.sources.prose.words.tokens import Token


def group(text: str, offset: int = 0) -> tuple[Group, list[Token]]:
    words = tagged(text, offset)
    first = joined(Chunker(words).run(), words)[0]
    assert isinstance(first, Group)
    return first, words


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Prime Minister Ane Holt spoke.", True),
        ("Ane Holt spoke.", True),
        ("The Holt Group spoke.", False),
        ("Fjordvik Aero spoke.", False),
        ("Norway spoke.", False),
    ],
)
def test_a_title_or_two_bare_names_are_a_person(text: str, person: bool) -> None:
    assert is_person(*group(text)) is person


@pytest.mark.parametrize(
    ("name", "state"),
    [("Berlin", "Germany"), ("German army", "Germany"), ("Norway's Defence Ministry", "Norway"),
     ("Kremlin", "Russia"), ("Fjordvik Aero", None)],
)  # fmt: skip
def test_a_name_names_its_state(name: str, state: str | None) -> None:
    assert state_in(name) == state
