"""Other styles of writing: another order of words, turns of speech, and papers on whose word something stands."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.sources.prose import rules, scope

ROWS = rows("styles.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_sentence_in_another_style_states_what_it_says(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    read = rules.read(sentence, [(0, len(sentence))], None)
    assert told(read) == expected


def test_the_table_says_no_sentence_twice() -> None:
    sentences = [sentence for sentence, _ in ROWS]
    assert len(sentences) == len(set(sentences))
