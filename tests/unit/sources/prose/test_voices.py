"""On whose word one and the same pause is told, in the many ways in which news tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caveat.evidence import Act
from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.words.likeness import alike

LINES = (Path(__file__).parent / "voices.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" | ", 1) for line in LINES if " | " in line and not line.startswith("#")]
AROUND = (
    "The paper covers arms exports, arms sales, weapons deliveries, ammunition shipments, missile sales and military "
    "equipment sales in Europe, from Norway to Malta and Poland."
)
"""A paragraph that states nothing, by which a text of one sentence is long enough to be told as one about arms."""


@pytest.mark.parametrize(("voice", "told"), CASES, ids=[told[:90] for _, told in CASES])
def test_on_whose_word_a_pause_is_told(voice: str, told: str) -> None:
    text = "\n\n".join((*told.split(" // "), AROUND))
    prose = rules.read(text, corpus.paragraphs(text), date(2031, 3, 4))
    source = next(one.attribution for one in prose.statements if one.act is Act.PAUSE)
    kind, speaker, count, outlet = voice.split(" ; ")
    assert (source.kind.value, str(source.count or "-")) == (kind, count)
    assert _same(source.speaker, speaker)
    assert _same(source.relayed_from, outlet)


def _same(read: str | None, told: str) -> bool:
    return read is None if told == "-" else read is not None and alike(read, told)
