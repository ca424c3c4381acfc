"""Paragraphs cut into sentences, each with its place."""

from __future__ import annotations

import pytest

from caveat.sources.prose.words.sentences import LONGEST, sentences


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, 0, len(text), 0)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Norway stopped. Kenya asked why.", ["Norway stopped.", "Kenya asked why."]),
        ("Mr. Holt and Gen. Aas met. They agreed.", ["Mr. Holt and Gen. Aas met.", "They agreed."]),
        ("The U.S. Navy paid $1.4 million. It waits.", ["The U.S. Navy paid $1.4 million.", "It waits."]),
        ("It left the U.S. The rest stayed.", ["It left the U.S.", "The rest stayed."]),
        ('"We stopped." He left.', ['"We stopped."', "He left."]),
        ("Would it last? Nobody knew!", ["Would it last?", "Nobody knew!"]),
        ("e.g. shells", ["e.g. shells"]),
        ("   ", []),
    ],
    ids=["two", "titles", "a decimal", "an abbreviation that ends one", "quoted", "asked", "small letters", "blank"],
)
def test_a_full_stop_ends_a_sentence_unless_it_ends_a_word(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_line_without_a_full_stop_is_a_headline() -> None:
    [one] = sentences("Norway halts exports", 0, 20, 0)
    assert one.headline


def test_a_sentence_within_a_quotation_knows_it() -> None:
    text = "“We stopped. We will not resume. Ask them,” he said. They agreed."
    assert [one.quoted for one in sentences(text, 0, len(text), 0)] == [False, True, True, False]


def test_of_a_sentence_without_end_the_beginning_is_read() -> None:
    text = "shells " * 2000
    [one] = sentences(text, 0, len(text), 0)
    assert (one.end - one.start, one.cut) == (LONGEST, True)
