"""Whose acts a speaker can tell of."""

from __future__ import annotations

import pytest

from caveat.sources.prose.spokesmen import says_we_for, speaks_for


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


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        pytest.param("a senior ministry official", "ministry", id="a body's official"),
        pytest.param("a farmer", None, id="nobody's"),
    ],
)
def test_an_official_of_a_body_says_we_for_it(speaker: str, body: str | None) -> None:
    assert says_we_for(speaker, []) == body
