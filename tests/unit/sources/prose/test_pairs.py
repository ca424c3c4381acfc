"""Short reports read whole: which of them hold two statements that cannot both be so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus

LINES = (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" | ", 1) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "told"), CASES, ids=[told[:60] for _, told in CASES])
def test_what_cannot_both_be_so_is_named_and_nothing_else(
    kind: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    text = told.replace(" // ", "\n\n")
    prose = rules.read(text, corpus.paragraphs(text), date(2031, 3, 4))
    assert {one.why for one in prose.contradictions} == (set() if kind == "-" else {kind})
