"""Acts that are told in few words, by a turn of the clause or by a noun."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.sources.prose import rules, scope

ROWS = rows("acts.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_an_act_told_by_a_turn_of_words_is_found(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    read = rules.read(sentence, [(0, len(sentence))], None)
    assert told(read) == expected


def test_the_table_says_no_sentence_twice() -> None:
    sentences = [sentence for sentence, _ in ROWS]
    assert len(sentences) == len(set(sentences))
