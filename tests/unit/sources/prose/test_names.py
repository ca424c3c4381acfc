"""Whether a group names a person, and which state a name names."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.grouped import group

from caveat.sources.prose.grammar.names import is_person, state_in


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
