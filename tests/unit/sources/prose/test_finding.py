"""Acts that no frame knows, read where a network holds a word for one: the clause tells who, to whom and how firmly."""

from __future__ import annotations

import pytest

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.acts.finding import Hint
from caveat.sources.prose.engines import rules
from caveat.sources.prose.statement import Statement


def read(text: str, word: str = "", act: Act = Act.PAUSE) -> tuple[Statement, ...]:
    hints = [Hint(text.index(word), act, 0.9)] if word else []
    return rules.read_of(text, [(0, len(text))], [(0, 0, len(text))], None, hints).statements


PARKED = "Norway has snoozled the shipments of artillery shells to Kenya."
"""A verb that stands in no table."""


def test_without_a_hint_nothing_is_read() -> None:
    assert read(PARKED) == ()


@pytest.mark.parametrize(
    ("text", "act", "actor", "target", "modality", "polarity"),
    [
        (PARKED, Act.PAUSE, "Norway", "Kenya", Modality.ASSERTED, Polarity.POSITIVE),
        ("Norway has not snoozled the shipments of shells to Kenya.", Act.WITHHOLD, "Norway", "Kenya",
         Modality.ASSERTED, Polarity.NEGATIVE),
        ("Norway will snoozle the shells to Kenya next week.", Act.DELIVER, "Norway", "Kenya", Modality.PLANNED,
         Polarity.POSITIVE),
        ("The shells for Kenya were snoozled by Norway in May.", Act.PAUSE, "Norway", "Kenya", Modality.ASSERTED,
         Polarity.POSITIVE),
    ],
)  # fmt: skip
def test_the_clause_tells_the_rest(
    text: str, act: Act, actor: str, target: str, modality: Modality, polarity: Polarity
) -> None:
    (one,) = read(text, "snoozle", act)
    assert one.act is act
    assert one.rule.startswith(f"network {act.value}")
    assert one.actor is not None
    assert one.actor.name == actor
    assert one.target is not None
    assert one.target.name == target
    assert (one.modality, one.polarity) == (modality, polarity)


def test_an_act_that_was_read_is_not_taken_twice() -> None:
    text = "Norway has halted the shipments of artillery shells to Kenya."
    alone = read(text)
    assert len(alone) == 1
    assert read(text, "halted", Act.PAUSE) == alone
    assert read(text, "halted", Act.WITHHOLD) == alone  # another act on the one word of a short clause


def test_a_word_that_stands_in_no_clause_gives_nothing() -> None:
    assert read("Snoozled! Norway and the shipments of artillery shells to Kenya.", "Snoozled") == ()
