"""For whom a speaker says "we"."""

from __future__ import annotations

import pytest

from caveat.sources.prose.named.spokesmen import says_we_for


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        pytest.param("a senior ministry official", "ministry", id="a body's official"),
        pytest.param("a farmer", None, id="nobody's"),
    ],
)
def test_an_official_of_a_body_says_we_for_it(speaker: str, body: str | None) -> None:
    assert says_we_for(speaker, []) == body
