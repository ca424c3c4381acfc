"""An attribution inside the verb goes behind it, and an auxiliary before its subject goes behind that."""

from __future__ import annotations

import pytest

from caveat.sources.prose.words.asides import moved
from caveat.sources.prose.words.inversions import uninverted
from caveat.sources.prose.words.tokens import tokens


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norway has, two officials said on Monday, suspended deliveries.",
            "Norway has suspended deliveries , two officials said on Monday .",
        ),
        ("Italy is, according to a minister, holding them.", "Italy is holding them , according to a minister ."),
        (
            "Oslo sold it and, contrary to reports, has not bought it back.",
            "Oslo sold it and has not bought it back , contrary to reports .",
        ),
        ("Norway has, for its part, suspended deliveries.", "Norway has , for its part , suspended deliveries ."),
        ("The boats, which Norway has, were sold.", "The boats , which Norway has , were sold ."),
    ],
    ids=["officials said", "according to", "and, contrary to", "no attribution", "end of a relative clause"],
)
def test_what_splits_a_verb_is_moved_behind_it_where_it_says_on_whose_word(sentence: str, expected: str) -> None:
    assert " ".join(token.text for token in moved(tokens(sentence, 0))) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Not since 2019 has Vienna licensed a rifle.", "Not since 2019 Vienna has licensed a rifle ."),
        ("Only then did the ministry send the parts.", "Only then the ministry did send the parts ."),
        ("It has not lifted it, nor will it do so.", "It has not lifted it , it will nor do so ."),
        ("In May the ministry granted a permit.", "In May the ministry granted a permit ."),
        ("Norway has licensed a rifle.", "Norway has licensed a rifle ."),
    ],
    ids=["not since", "only", "nor", "the month of May", "plain"],
)
def test_an_auxiliary_before_its_subject_goes_behind_it(sentence: str, expected: str) -> None:
    assert " ".join(token.text for token in uninverted(tokens(sentence, 0))) == expected


def test_every_word_keeps_its_place_in_the_text() -> None:
    sentence = "Norway has, two officials said, suspended deliveries."
    for token in moved(tokens(sentence, 7)):
        assert sentence[token.start - 7 : token.end - 7] == token.text
