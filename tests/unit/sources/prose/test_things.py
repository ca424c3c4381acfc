"""What a pronoun or a bare number stands for."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.statement import Statement


def _read(text: str) -> tuple[Statement, ...]:
    return rules.read(text, [(0, len(text))], None).statements


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Norway promised Chad twelve radars. They arrived in June.", "twelve radars"),
        ("Italy promised Libya ten patrol boats. Two have been handed over.", "ten patrol boats"),
        ("Oslo froze the sale of mortars to Mali in May. It resumed it in June.", "sale"),
        ("Peru bought forty rifles from Spain. Chile returned the favour, and the rifles were delivered.", "rifles"),
    ],
    ids=["they", "a number", "it", "the goods themselves"],
)
def test_goods_are_named_as_they_were_named_last(text: str, goods: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    assert [thing.name for thing in _read(text)[-1].objects] == [goods]


def test_what_was_spoken_of_three_sentences_ago_is_not_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    told = _read("Norway promised Chad twelve radars. It rained. Nobody spoke. The band played. They arrived in June.")
    assert [one.act.value for one in told] == ["offer"]
