"""Which names can be one party, and which cannot."""

from __future__ import annotations

import pytest

from caveat.sources.prose.words.parties import described, one_party, party, spoken_for


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Germany", "German Defence Ministry", id="a state and its ministry"),
        pytest.param("the Pentagon", "Washington", id="a house and the capital"),
        pytest.param("State Department spokesman", "United States", id="who speaks for a house, and its state"),
        pytest.param("the defence ministry in Oslo", "Norway", id="an office by its seat"),
        pytest.param("Rabat's 9th regiment", "Morocco", id="a regiment of a capital"),
        pytest.param("a spokeswoman for the defence ministry", "Croatia", id="who speaks for an office"),
        pytest.param("the government", "Seoul", id="an office that names no state"),
        pytest.param("the Gulf kingdom", "kingdom", id="a description cut short"),
        pytest.param("kingdom", "Saudi Arabia", id="a description and a state"),
        pytest.param("the company", "Kestrel Dynamics", id="a firm by its noun and by its name"),
        pytest.param("Kestrel", "Kestrel Dynamics", id="a name cut short"),
        pytest.param("they", "Norway", id="a pronoun"),
        pytest.param(None, "Norway", id="nobody named"),
    ],
)
def test_two_names_can_be_one_party(one: str | None, other: str | None) -> None:
    assert one_party(party(one), party(other))
    assert one_party(party(other), party(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Germany", "France", id="two states"),
        pytest.param("Senator Hale", "Senator Ortiz", id="one title, two persons"),
        pytest.param("the company", "Norway", id="a firm and a state"),
        pytest.param("the company", "the government", id="a firm and an office"),
        pytest.param("Kestrel Dynamics", "Norvik Arms", id="two firms"),
        pytest.param("kingdom", "Kestrel Dynamics", id="a state that is described, and a firm"),
    ],
)
def test_two_names_that_cannot_be_one_party(one: str, other: str) -> None:
    assert not one_party(party(one), party(other))
    assert not one_party(party(other), party(one))


def test_a_nation_that_is_only_described_can_be_the_one_that_is_named() -> None:
    nation, estonia, sweden = party("Baltic nation"), party("Estonia"), party("Swedes")
    assert nation is not None and estonia is not None and sweden is not None
    assert described(nation, estonia)
    assert not described(sweden, estonia)


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        pytest.param("a spokeswoman for the Danish customs service", "Danish customs service", id="for a body"),
        pytest.param("the ministry's chief spokesman", "ministry", id="a body's"),
        pytest.param("a company spokesman", "company", id="a firm's"),
        pytest.param("the navy's press officer, who asked for patience", "navy", id="a press officer"),
        pytest.param("Foreign Ministry spokesperson", "Foreign Ministry", id="a body before the word"),
        pytest.param("the spokesman", None, id="nobody's"),
        pytest.param("its spokesman", None, id="whose is not said"),
        pytest.param("the Economy Ministry in Berlin", None, id="the body itself"),
        pytest.param(None, None, id="nobody"),
    ],
)
def test_a_spokesman_says_we_for_the_body_that_he_speaks_for(speaker: str | None, body: str | None) -> None:
    assert spoken_for(speaker) == body
