"""Conditions under which a verb carries an act: met by ordinary nouns, pronouns, numbers and another order of words."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.sources.prose import rules, scope

ROWS = rows("conditions.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_sentence_in_ordinary_words_and_order_states_what_it_says(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    read = rules.read(sentence, [(0, len(sentence))], None)
    assert told(read) == expected


def test_the_table_says_no_sentence_twice() -> None:
    sentences = [sentence for sentence, _ in ROWS]
    assert len(sentences) == len(set(sentences))
