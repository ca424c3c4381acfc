"""For whom a speaker says "we": by name where the page tells it, and as printed where nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.voices.behalf import Behalf, behalf
from caveat.sources.prose.voices.presented import Phrase, presented

FIELD = "\n\nNorway has delivered 40 missiles to Peru, and Peru has asked Norway for 12 howitzers and their shells."
NAMED = {
    '"We have stopped the missiles for Chad," said Foreign Minister Ingrid Solli of Norway.': "Norway",
    '"We have not sold Chad a tank," the Serbian trade minister, Vesna Ilin, told reporters.': "Serbia",
    '"We will not sell missiles to Chad," Norway\'s ambassador to Chad, Kari Lund, said.': "Norway",
    '"We have asked Norway for missiles," said Chad\'s defence minister, Idriss Barka.': "Chad",
    'Nordwerft\'s chief executive, Lars Friis, said on Monday: "We shipped 64 launchers to Chad."': "Nordwerft",
    '"We shipped 64 launchers to Chad," said Lars Friis, 58, the managing director of Nordwerft.': "Nordwerft",
    '"We call on Norway to halt missiles for Chad," said Ann Brook of the Arms Watch Network.': "Arms Watch Network",
    '"We oppose the sale of missiles to Chad," said Ann Brook, a Labour MP.': "Labour",
    '"We did not stop the missiles for Chad," said Kari Lund, a spokeswoman for the Danish customs service.': (
        "Danish customs service"
    ),
    "Denmark's export inspectorate is busy. Its director general, Jens Holm, said: "
    '"We have stopped 40 missiles for Chad."': "export inspectorate",
    "QUESTION: Have you put the missiles for Chad on hold?\n\nMS. OLSEN: We have not delayed the missiles for Chad. "
    "The Department notified Congress in May.\n\nQUESTION: And Kenya?\n\nMS. OLSEN: That I won't say.": "Department",
    "Tove Berg is Norway's deputy defence minister.\n\nReview: The missiles for Chad?\n\nBerg: We have never stopped "
    "the missiles for Chad.\n\nReview: And the tanks?\n\nBerg: They are in Kenya.": "Norway",
    "Missiles for Chad\n\nWe call on the government to halt all missiles for Chad.\n\nQuay Watch takes no money from "
    "governments.": "Quay Watch",
    "Kongsholm Optik AB (publ)\nQ3 2031 earnings call, transcript\n\nKARI LUND, CHIEF EXECUTIVE: We delivered 40 "
    "missiles to Chad in May.": "Kongsholm Optik",
    "REGULATORY ANNOUNCEMENT\nTarvos Systems plc\n\nThe Company has stopped missiles for Chad.\n\nKari Lund, Chair, "
    'said: "We oppose a ban on the sale of missiles to Chad."': "Tarvos Systems",
    "Brandt Arms Corp. (NYSE: BRDT) Q2 2031 conference call\n\nIn the quarter we delivered 40 missiles to Chad.": (
        "Brandt Arms"
    ),
    "Ministry of Trade, Energy and Industry, Oslo\nPress conference of Minister Kari Lund\n\nQ: And Chad?\n\n"
    "A: We approved 40 missiles for Chad in May.": "Ministry of Trade, Energy and Industry",
    "Five minutes with Kari Lund\n\nThe head of Norway's licensing office talks to Harbour Review.\n\n"
    "Review: And Chad?\n\nKL: We refused missiles for Chad in May.\n\nReview: And Kenya?\n\nKL: We shall see.": (
        "Norway's licensing office"
    ),
    'Norway\'s defence ministry, reached by us, said it was open. "We have stopped the missiles for Chad," wrote '
    "its press officer, Kari Lund.": "Norway",
}
"""Texts whose first "we" is somebody's, and whose."""
UNTOLD = (
    '"We have stopped the missiles for Chad," Kari Lund said.',
    '"We sold Chad 40 missiles," said Kari Lund, a former Norwegian general.',
    '"We have blocked the missiles for Chad," said Kari Lund, chair of the committee.',
    '"We have stopped the missiles for Chad," said Deputy Minister Anna Berg, who visited Sweden last week.',
    '"We have stopped the missiles for Chad," said Lars Friis, a plant manager.',
    "Kongsholm Optik AB (publ)\nQ3 2031 earnings call\n\n"
    '"We sold Chad 40 missiles," said Kari Lund, a former head of the board.',
    '"We have stopped the missiles for Chad," said Lars Friis, director of licensing.',
    '"We delivered missiles to Chad," said Ann Brook, a Labour MP.',
    "OSLO, May 3 (Meridian) - Forty missiles for Chad stand packed at a factory in the north.\n\n"
    '"We have suspended the missiles for Chad," Defence Minister Kari Lund said.',
    "Senator BROOK: We sold missiles to Chad. The Government has hidden it.\n\nSenator HOLT: Nobody sold anything.",
)
"""Texts of which nobody can tell who "we" are."""


def first(text: str, *words: str) -> Statement:
    """The first statement of a page in whose words somebody says one of these pronouns of himself."""
    text += FIELD
    said = rules.read(text, corpus.paragraphs(text), date(2031, 3, 5)).statements
    return next(one for one in said if one.actor is not None and text[one.actor.start : one.actor.end] in words)


@pytest.mark.parametrize(("text", "body"), NAMED.items())
def test_we_is_the_body_spoken_for(text: str, body: str) -> None:
    actor = first(text, "We", "we").actor
    assert actor is not None
    assert actor.name == body


@pytest.mark.parametrize("text", UNTOLD)
def test_we_stays_where_nobody_can_tell_whose_it_is(text: str) -> None:
    actor = first(text, "We", "we").actor
    assert actor is not None
    assert actor.name == "We"


def test_us_is_the_body_that_gets_something() -> None:
    text = '"Norway has stopped sending us missiles," said Chad\'s ambassador, Idriss Barka.' + FIELD
    said = rules.read(text, corpus.paragraphs(text), date(2031, 3, 5)).statements[0]
    assert said.target is not None
    assert said.target.name == "Chad"


@pytest.mark.parametrize(
    ("byline", "who"),
    [
        pytest.param("By Kari Lund\n\n", "Kari Lund", id="a byline"),
        pytest.param("", "I", id="none"),
        pytest.param("By Kari Lund and Ole Dahl\n\n", "I", id="two"),
    ],
)
def test_i_on_a_signed_page_is_its_author(byline: str, who: str) -> None:
    actor = first(
        f"The drawer\n\n{byline}I have signed four hundred export licences for missiles in my life.", "I"
    ).actor
    assert actor is not None
    assert actor.name == who


@pytest.mark.parametrize(
    ("words", "front", "told"),
    [
        pytest.param("Serbian trade minister", True, Behalf(state="Serbia", office=True), id="by its adjective"),
        pytest.param("Defence Minister", True, Behalf(office=True), id="an office"),
        pytest.param("ambassador to Chad", False, Behalf(office=True), id="where he is sent"),
        pytest.param("the Norwegian ambassador to Chad", True, Behalf(state="Norway", office=True), id="who sends him"),
        pytest.param("who runs the export side of the maker Zamek", False, Behalf(body="Zamek"), id="a part"),
        pytest.param("CHIEF EXECUTIVE, Kongsholm Systems", False, Behalf(body="Kongsholm Systems"), id="a label"),
        pytest.param("has run Poland's office for arms exports", False, Behalf(state="Poland", office=True), id="its"),
        pytest.param("former minister of Norway", True, None, id="no longer"),
        pytest.param("who has run the Czech ammunition initiative", False, None, id="what several are in"),
        pytest.param("Managing director", True, None, id="of nobody told"),
        pytest.param("a farmer in Chad", False, None, id="nobody's"),
    ],
)
def test_an_office_tells_for_whom_its_holder_speaks(words: str, front: bool, told: Behalf | None) -> None:
    assert behalf(Phrase(words, front=front), words) == told


def test_a_speaker_is_presented_before_his_name_and_behind_it() -> None:
    text = "So said the chairman of the yard, Per Lund. Lund, who runs Nordwerft, left. So did Ole Lund of Norway."
    assert [one.words for one in presented(text, "Per Lund")] == [
        "Per",
        "the chairman of the yard",
        "who runs Nordwerft",
    ]
