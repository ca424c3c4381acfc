"""Whose acts a speaker can tell of."""

from __future__ import annotations

import pytest

from caveat.sources.prose.spokesmen import speaks_for


@pytest.mark.parametrize(
    ("speaker", "whose", "does"),
    [
        ("Norway's foreign minister", "Norway", True),
        ("Ukrainian minister", "Germany", False),
        ("opposition lawmaker", "Norway", False),
    ],
)
def test_who_holds_office_speaks_for_his_own_state(speaker: str, whose: str, does: bool) -> None:
    assert speaks_for(speaker, whose, []) is does
