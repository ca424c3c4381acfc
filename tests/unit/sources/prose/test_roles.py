"""Who does it and to whom: suppliers, buyers and recipients, wherever the sentence names them."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows, told

from caveat.sources.prose.engines import rules, scope

ROWS = rows("parties.txt")


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_who_acts_and_towards_whom_is_read(sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    assert told(rules.read(sentence, [(0, len(sentence))], None)) == expected
