"""Tags of words whose form alone does not tell them: halts, exports, ordered, to, that."""

from __future__ import annotations

import pytest

from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.placed import PLACED
from caveat.sources.prose.words.sorts import SORTS
from caveat.sources.prose.words.tagger import tagged


def tag_of(sentence: str, word: str) -> str:
    [tag] = [token.tag for token in tagged(sentence, 0) if token.text == word]
    return tag


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("Norway halts missile exports to Kenya.", "halts", "VBZ"),
        ("Norway halts missile exports to Kenya.", "exports", "N"),
        ("The halt to arms exports took effect.", "halt", "N"),
        ("Norway plans to halt exports.", "halt", "VB"),
        ("Norway plans to halt exports.", "plans", "VBZ"),
        ("The plans of Norway are known.", "plans", "N"),
        ("Norway may halt exports.", "halt", "VB"),
        ("Lawmakers back the sale.", "back", "VB"),
        ("Norway held back the shells.", "back", "R"),
        ("The missiles ordered by Egypt arrived.", "ordered", "VBN"),
        ("Egypt ordered missiles.", "ordered", "VBD"),
        ("Norway has ordered missiles.", "ordered", "VBN"),
        ("The requested missiles arrived.", "requested", "J"),
        ("Norway cut off supplies to Kenya.", "cut", "VBD"),
        ("It is considering pausing deliveries.", "pausing", "VBG"),
        ("The ministry said that it had stopped.", "that", "THAT"),
        ("The ministry did not rule that out.", "that", "PRP"),
        ("He rejected that request.", "that", "DT"),
        ("The deal holds until May.", "until", "IN"),
        ("The deal holds until Norway objects.", "until", "CS"),
        ("The ban stands.", "stands", "VBZ"),
    ],
    ids=lambda value: value if value.endswith(".") else "",
)
def test_neighbours_tell_a_verb_from_a_noun(sentence: str, word: str, tag: str) -> None:
    assert tag_of(sentence, word) == tag


def test_places_are_those_of_the_text() -> None:
    text = "In Oslo: Norway's “halt” won't last."
    assert all(text[token.start - 7 : token.end - 7] == token.text for token in tagged(text, 7))


def test_a_contraction_is_a_verb_and_a_negation() -> None:
    assert [(token.text, token.tag) for token in tagged("It won't last.", 0)][1:3] == [("won", "MD"), ("'t", "NOT")]


def test_a_condition_without_if_opens_with_its_verb() -> None:
    assert tagged("Should the talks fail, Norway will stop.", 0)[0].tag == "CS"


@pytest.mark.parametrize("word", sorted(wordset("special")))
def test_a_word_whose_place_matters_has_a_reader(word: str) -> None:
    assert tag_of(f"The ministry {word} exports.", word)


def test_no_reader_of_a_word_by_its_place_is_left_unasked() -> None:
    """A word whose form alone gave it a tag would never come to the reader that stands in the table for it.

    Whoever says "Yes, we stopped them" says it with a capital, which leaves the tag open.
    """
    settled = {low for low in PLACED if SORTS[low].settled}
    assert settled == {"yes", "well", "sure", "sorry"}
    assert not any(SORTS[low.capitalize()].settled for low in settled)


def test_goods_are_exempt_and_parliaments_exempt_them() -> None:
    assert tag_of("Radars are exempt from the freeze.", "exempt") == "J"
    assert tag_of("Lawmakers exempt radars from the freeze.", "exempt") == "VB"
