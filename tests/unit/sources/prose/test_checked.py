"""What rules and a network keep of what was read, what they keep back, and how likely they say that each is."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from caveat import toml
from caveat.sources.prose.engines import checked, confidence, rules
from caveat.sources.prose.engines.checked import Checked, likely, looked_through
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.statement import Prose

TEXT = (
    "Norway has halted deliveries of artillery shells to Kenya, officials in Oslo said.\n\n"
    "Norway has not halted deliveries of artillery shells to Kenya, the Foreign Ministry said."
)
WEIGHTS = toml.read(Path(confidence.__file__).parents[1] / "tables" / "confidence.toml")["network"]


@pytest.fixture
def read() -> tuple[Prose, list[dict[str, float]]]:
    found, told = looked_through(TEXT, corpus.paragraphs(TEXT), None)
    assert len(found.statements) == 2
    return found, [dict(one) for one in told]


def test_how_likely_is_the_logistic_of_what_is_weighed() -> None:
    told = {"every statement": 1.0, "rules": 0.5, "whole": 2.0, "act": -1.0, "found": 0.0}
    total = WEIGHTS["every statement"] + 0.5 * WEIGHTS["rules"] + 2 * WEIGHTS["whole"] - WEIGHTS["act"]
    assert confidence.joint(told) == round(1 / (1 + math.exp(-total)), 2)


def test_what_the_network_holds_for_right_counts_for_a_statement() -> None:
    """Weights that are fitted anew must keep this sign, or the network is asked the wrong way round."""
    assert WEIGHTS["whole"] > 0
    assert WEIGHTS["rules"] > 0


def test_what_is_unlikely_is_kept_back_and_counted(
    read: tuple[Prose, list[dict[str, float]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, told = read
    sure = iter((0.49, 0.5))
    monkeypatch.setattr(checked, "joint", lambda _: next(sure))
    prose = likely(TEXT, found, told, None, least=0.5)
    assert [one.confidence for one in prose.statements] == [0.5]
    assert prose.statements[0].start == found.statements[1].start
    assert prose.contradictions == ()
    first = found.statements[0]
    assert prose.doubted == ((first.start, first.end, "likely right by 0.49, less than 0.5"),)


def test_a_pair_of_which_both_are_kept_is_told(read: tuple[Prose, list[dict[str, float]]]) -> None:
    prose = likely(TEXT, *read, None, 0.0)
    assert len(prose.statements) == 2
    assert len(prose.contradictions) == 1
    assert prose.doubted == ()


def test_the_engine_asks_for_as_much_as_it_is_told() -> None:
    paragraphs = corpus.paragraphs(TEXT)
    assert len(Checked(0.0).read(TEXT, paragraphs, None).statements) == 2
    none = Checked(1.01).read(TEXT, paragraphs, None)
    assert none.statements == ()
    assert len(none.doubted) == 2


def test_what_is_about_something_else_does_not_wake_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "Words", lambda *_: pytest.fail("the network was asked"))
    text = "The town council halted the works on the swimming pool in May, the mayor said on Monday evening."
    found = Checked().read(text, [(0, len(text))], None)
    assert found == Prose((), (), passed=found.passed)
    assert found.passed is not None


def test_both_engines_read_from_the_same_rules() -> None:
    paragraphs = corpus.paragraphs(TEXT)
    alone = rules.read(TEXT, paragraphs, None).statements
    both = Checked(0.0).read(TEXT, paragraphs, None).statements
    assert [(one.start, one.end, one.act, one.rule) for one in alone] == [
        (one.start, one.end, one.act, one.rule) for one in both
    ]
