"""Whether a text is about transfers of arms."""

from __future__ import annotations

import pytest

from caveat.sources.prose.scope import Reach, linked, reach


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway exports missiles to Kenya. Kenya ordered ammunition from Norway and Spain.", Reach.WHOLE),
        ("Farmers exported wheat to Egypt and Kenya. The embargo on grain was lifted.", Reach.NONE),
        ("The striker fired two shots and his long arms kept the ball out.", Reach.NONE),
        ("A shell company in Malta sold flats.", Reach.NONE),
        ("", Reach.NONE),
    ],
    ids=["arms", "grain", "sport", "a company", "nothing"],
)
def test_arms_and_transfer_and_states_have_to_meet(text: str, expected: Reach) -> None:
    assert reach(text, [(0, len(text))]) is expected


def test_words_within_words_do_not_count() -> None:
    text = "Alarms, charms and swarms were exported to Egypt, Kenya and Spain under contract and licence for sale."
    assert reach(text, [(0, len(text))]) is Reach.NONE


def test_a_paragraph_is_linked_by_arms_near_a_transfer() -> None:
    text = "Norway sold missiles. It rained all day in Oslo."
    assert linked(text, 0, 21)
    assert not linked(text, 22, len(text))
