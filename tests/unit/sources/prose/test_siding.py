"""Whether a source denies what its own side is said not to have done, or tells it of others."""

from __future__ import annotations

import pytest

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.siding import gets_it, side_of, speaks_of_itself, was_its_own_to_do
from caveat.sources.prose.named.book import Book
from caveat.sources.prose.statement import Source

_NAMED, _BODY, _HIDDEN = Attribution.NAMED, Attribution.INSTITUTION, Attribution.ANONYMOUS


@pytest.mark.parametrize(
    ("who", "kind", "speaker", "own"),
    [
        ("Norway", _BODY, "the Norwegian defence ministry", True),
        ("Norway", _BODY, "the Swedish defence ministry", False),
        ("Norway", _BODY, "The ambassador", True),
        ("Norway", _BODY, "the Norwegian Campaign Against Arms", False),
        ("Navy", _NAMED, "Admiral Ola Berg", True),
        ("Army", _NAMED, "Admiral Ola Berg", False),
        ("company", _BODY, "Acme Arms", True),
        ("company", _BODY, "the trade ministry", False),
        ("Norway", _HIDDEN, "an official", False),
        ("Norway", _BODY, "Norway's foreign minister", True),
        ("Germany", _BODY, "Ukrainian minister", False),
        ("Norway", _BODY, "opposition lawmaker", False),
        ("agency", _BODY, "a former agency director", False),
        ("Lockheed", _BODY, "A spokesman for Lockheed Martin", True),
        ("city", _NAMED, "Mayor Ola Berg", True),
        ("city", _BODY, "the Norwegian defence ministry", False),
        ("United States", _HIDDEN, "A European diplomat", False),
    ],
    ids=[
        "its own ministry", "another ministry", "an envoy of no named state", "a campaign", "an admiral of the navy",
        "another service", "a firm of itself", "a ministry of a firm", "nobody's voice", "its minister",
        "another state's minister", "who opposes it", "who has left it", "a firm by its spokesman", "a mayor",
        "a ministry of a city", "a diplomat of anywhere",
    ],
)  # fmt: skip
def test_a_source_speaks_of_its_own_side_or_of_others(who: str, kind: Attribution, speaker: str, own: bool) -> None:
    assert speaks_of_itself(side_of(speaker, Source(kind, speaker), Book()), who) is own


def test_an_office_set_beside_a_name_is_the_speakers() -> None:
    book = Book(text="The Minister for Trade (Ola Berg): We have paused it.\n\nOla Berg: We paused no other.")
    assert side_of("Ola Berg", Source(_NAMED, "Ola Berg"), book).sort == "state"


def test_a_place_told_in_front_is_the_side_of_an_office_without_one() -> None:
    side = side_of("the arms agency", Source(_BODY, "the arms agency"), Book(), "Seoul")
    assert not speaks_of_itself(side, "Poland")


@pytest.mark.parametrize(
    ("speaker", "act", "own"),
    [
        ("the defence ministry", Act.WITHHOLD, True),
        ("the plant manager", Act.WITHHOLD, False),
        ("the plant manager", Act.DELIVER, True),
        ("a union leader", Act.DELIVER, False),
    ],
)
def test_what_nobody_did_is_denied_by_whose_it_was_to_do(speaker: str, act: Act, own: bool) -> None:
    assert was_its_own_to_do(side_of(speaker, Source(_BODY, speaker), Book()), act) is own


def test_who_got_nothing_is_the_side_of_a_speaker_of_that_state() -> None:
    side = side_of("Chad's minister", Source(_BODY, "Chad's minister"), Book())
    assert gets_it(side, "Chad")
    assert not gets_it(side, "Niger")
