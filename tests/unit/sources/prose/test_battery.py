"""Plain sentences of every act and construction, each with the statements that it makes."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.evidence import Act
from caveat.sources.prose import rules, scope

ROWS = rows("battery.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_plain_sentence_states_what_it_says(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "about", lambda *_: True)
    read = rules.read(sentence, [(0, len(sentence))], None)
    assert told(read) == expected


def test_the_table_has_every_act_and_enough_sentences() -> None:
    acts = {one.split()[0] for _, expected in ROWS for one in expected}
    assert len(ROWS) >= 150
    assert acts == {act.value for act in Act}
