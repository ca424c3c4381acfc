"""Whether a text is about transfers of arms."""

from __future__ import annotations

import re

import pytest

from caveat.sources.prose import rules
from caveat.sources.prose.scope import Reach, linked, reach, told


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


def test_few_words_leave_it_in_doubt_until_something_is_read() -> None:
    text = "In 2029 the dockers of this yard refused delivery of howitzers to Myanmar." + " The yard is quiet." * 30
    assert reach(text, [(0, len(text))]) is Reach.DOUBT


def test_a_word_for_arms_far_from_any_of_transfer_leaves_nothing_in_doubt() -> None:
    text = "In 2029 the town hung a howitzer of Myanmar over its gate." + " The town is quiet." * 30
    assert reach(text + " The council voted for delivery.", [(0, len(text) + 32)]) is Reach.NONE


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("refused to load howitzers for Myanmar", True),
        ("shipped helicopters to Nigeria", True),
        ("shipped 60 goals", False),
        ("put an order for robot arms on hold", False),
    ],
    ids=["a word for arms alone", "a weaker word beside a state", "goals", "arms of robots"],
)
def test_what_was_moved_tells_whether_it_was_arms(quote: str, expected: bool) -> None:
    assert told([quote]) is expected


def test_a_licence_for_arms_that_names_a_state_is_enough() -> None:
    text = "In 2028 the region revoked a licence for 60 turrets for Qatar." + " The works are quiet." * 30
    assert reach(text, [(0, len(text))]) is Reach.WHOLE


_WAR = """Shelling resumed around Kharkiv, killing four, officials in Ukraine said. Russian drones hit a market.

Soldiers fired rockets at the station. Moscow denied that it had fired the missiles. Turkey called for a truce.

The Polish minister would not say when the border will open again. Hungary sent doctors, Romania tents."""


def test_a_war_told_without_any_transfer_states_nothing() -> None:
    paragraphs = [found.span() for found in re.finditer(r"[^\n]+", _WAR)]
    assert reach(_WAR, paragraphs) is Reach.DOUBT
    assert rules.read(_WAR, paragraphs, None).statements == ()
