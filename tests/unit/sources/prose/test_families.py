"""Families of constructions: one act told in many ways, and what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caveat.sources.prose import rules, scope
from caveat.sources.prose.statement import Statement

_ROWS = Path(__file__).with_name("families.txt")


def _rows() -> Iterator[tuple[str, list[str]]]:
    """The sentences of the table, each with what it is expected to state."""
    for line in _ROWS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, expected = line.split(" | ")
            yield sentence, [] if expected == "-" else sorted(expected.split(" ; "))


def _told(one: Statement) -> str:
    actor, target = one.actor.name if one.actor else "-", one.target.name if one.target else "-"
    kind = one.attribution.kind.value
    return f"{one.act.value} {actor} > {target} {one.modality.value} {one.polarity.value} {kind}"


ROWS = list(_rows())


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_a_family_of_constructions_states_what_it_says(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "reach", lambda *_: scope.Reach.WHOLE)
    read = rules.read(sentence, [(0, len(sentence))], None)
    assert sorted(map(_told, read.statements)) == expected


def test_the_table_says_no_sentence_twice_and_has_some_that_state_nothing() -> None:
    sentences = [sentence for sentence, _ in ROWS]
    assert len(sentences) == len(set(sentences))
    assert sum(not expected for _, expected in ROWS) >= 60
