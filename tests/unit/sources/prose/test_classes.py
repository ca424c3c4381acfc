"""Verbs and light nouns of each act, by the classes of ``classes.toml``."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.sources.prose import rules, scope

ROWS = rows("classes.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_word_of_a_class_tells_the_act_of_its_class(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    read = rules.read(sentence, [(0, len(sentence))], None)
    assert told(read) == expected


def test_the_table_says_no_sentence_twice() -> None:
    sentences = [sentence for sentence, _ in ROWS]
    assert len(sentences) == len(set(sentences))
