"""A table of sentences of one statement each, with on whose word it stands and which outlet it is relayed from."""

from __future__ import annotations

import pytest
from tests.unit.sources.prose.tables import rows

from caveat.sources.prose.engines import rules, scope


@pytest.mark.parametrize(("text", "expected"), rows("outlets_told.txt"))
def test_a_statement_tells_which_outlet_has_it_first(
    text: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    (one,) = rules.read(text, [(0, len(text))], None).statements
    source = one.attribution
    assert sorted((source.kind.value, source.speaker or "-", source.relayed_from or "-")) == expected
