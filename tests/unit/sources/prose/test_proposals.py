"""What the validators let through and what they stop: measured on the open part of the corpus, and on any answer.

The gold is taken as a model's proposals: as it stands, and with one lie in each. A validator that stops everything
stops every lie; so both are held, and the shares that are let through stand here as the most and the least allowed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.sources.prose.engines import rules
from caveat.sources.prose.engines.proposals import judge
from caveat.sources.prose.figures.standing import ground, numbers
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.statement import Statement

OTHER_WAY = {
    "pause": "deliver", "slow": "deliver", "withhold": "approve", "deny": "approve", "deliver": "withhold",
    "resume": "pause", "approve": "deny", "offer": "withhold", "support": "oppose", "oppose": "support",
}  # fmt: skip


PRONOUNS = frozenset({"it", "he", "she", "they", "them", "him", "her", "we", "us", "i", "you", "these", "those"})


def proposed(gold: corpus.Gold) -> dict[str, Any]:
    said = gold.said.model_dump(mode="json", include={"quote", "act", "modality", "polarity", "date", "quantities"})
    voice = gold.said.attribution

    def first(names: tuple[str, ...]) -> str | None:
        """A name that is no pronoun, as the instructions ask for."""
        return next((name for name in names if name.casefold() not in PRONOUNS), names[0]) if names else None

    return {
        **said, "actor": first(gold.said.actor), "target": first(gold.said.target), 
        "objects": [name for name in gold.said.objects if name.casefold() not in PRONOUNS],
        "attribution": {"kind": voice.kind.value, "speaker": first(voice.speaker), "count": voice.count,
                        "description": first(voice.description), "relayed_from": first(voice.relayed_from)},
    }  # fmt: skip


Lie = Callable[[dict[str, Any]], dict[str, Any] | None]


def the_truth(one: dict[str, Any]) -> dict[str, Any]:
    return one


def polarity_reversed(one: dict[str, Any]) -> dict[str, Any]:
    reversed_ = "negative" if one["polarity"] == "positive" else "positive"
    return {**one, "polarity": reversed_, "modality": "asserted" if one["modality"] == "denied" else one["modality"]}


def exchanged(one: dict[str, Any]) -> dict[str, Any] | None:
    return {**one, "actor": one["target"], "target": one["actor"]} if one["actor"] and one["target"] else None


def the_other_act(one: dict[str, Any]) -> dict[str, Any] | None:
    return {**one, "act": OTHER_WAY[one["act"]]} if one["act"] in OTHER_WAY else None


def made_firm(one: dict[str, Any]) -> dict[str, Any] | None:
    return {**one, "modality": "asserted"} if one["modality"] == "considered" and one["act"] != "consider" else None


def told_as_done(one: dict[str, Any]) -> dict[str, Any] | None:
    return {**one, "modality": "asserted"} if one["modality"] == "planned" else None


def denied(one: dict[str, Any]) -> dict[str, Any] | None:
    return {**one, "modality": "denied", "polarity": "negative"} if one["polarity"] == "positive" else None


def a_year_off(one: dict[str, Any]) -> dict[str, Any] | None:
    return {**one, "date": f"{int(one['date'][:4]) - 1}{one['date'][4:]}"} if one["date"] else None


@cache
def articles() -> tuple[corpus.Article, ...]:
    """Every sixth article of the open part, those among them that nobody opens who mends a rule."""
    return corpus.load("open")[::6]


@cache
def read(article: corpus.Article) -> tuple[Statement, ...]:
    """What the rules witness of an article."""
    return rules.read(article.text, corpus.paragraphs(article.text), article.published).statements


def judged(lie: Lie) -> Iterator[bool]:
    """For each statement of the gold whether it is let through when it is told so."""
    for article in articles():
        paragraphs = corpus.paragraphs(article.text)
        on = ground(article.text, paragraphs, article.published)
        for gold in article.statements:
            one = lie(proposed(gold))
            if one is not None:
                yield bool(judge({"statements": [one]}, on, "model:gold", 0.0, read(article)).statements)


def test_most_of_the_truth_is_let_through() -> None:
    passed = list(judged(the_truth))
    assert sum(passed) >= 0.86 * len(passed), f"{sum(passed)} of {len(passed)}"


@pytest.mark.parametrize(
    ("lie", "most"),
    [
        (polarity_reversed, 0.02),
        (exchanged, 0.06),
        (the_other_act, 0.08),
        (made_firm, 0.15),
        (told_as_done, 0.2),
        (denied, 0.02),
        (a_year_off, 0.2),
    ],
    ids=[
        "the polarity reversed",
        "actor and target exchanged",
        "an act of the other direction",
        "what is weighed, as done",
        "what is planned, as done",
        "what is said, as denied",
        "a year earlier",
    ],
)
def test_most_lies_are_stopped(lie: Lie, most: float) -> None:
    passed = list(judged(lie))
    assert passed, "the gold has statements to lie about"
    assert sum(passed) <= most * len(passed), f"{sum(passed)} of {len(passed)}"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 shells", {1200}),
        ("2.5 million euros", {2.5, 2_500_000}),
        ("two dozen tanks", {2, 24}),
        ("twelve", {12}),
        ("a hundred lorries", {1, 100}),
        ("$990m", {990, 990_000_000}),
        ("M107 and F-16", set()),
        ("a lorry", {1}),
        ("9" * 5000, set()),
    ],
)
def test_numbers_are_read_in_figures_and_in_words(text: str, values: set[float]) -> None:
    assert {value for found, _, _ in numbers(text, (0, len(text))) for value in found} == values


TEXT = "Ruritania halted deliveries of 500 shells to Norland on Tuesday. Norland denied that it had asked for them."
CHOICE = ["Ruritania", "Norland", "halted deliveries", "pause", "asserted", "positive", "", TEXT]
WORDS = st.one_of(st.sampled_from(CHOICE), st.text(max_size=20))
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=True), WORDS)
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4))
FIELDS = ("quote", "act", "actor", "target", "objects", "modality", "polarity", "attribution", "date", "quantities")
GOOD: dict[str, Any] = {
    "quote": "halted deliveries of 500 shells to Norland", "act": "pause", "actor": "Ruritania", "target": "Norland",
    "objects": ["shells"], "modality": "asserted", "polarity": "positive", "attribution": {"kind": "outlet"},
    "date": None, "quantities": [],
}  # fmt: skip


CHANGED = st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=3).map(lambda one: {**GOOD, **one})


@settings(deadline=None, max_examples=100)
@given(st.one_of(ANYTHING, st.fixed_dictionaries({
    "statements": st.lists(CHANGED, max_size=4),
    "contradictions": ANYTHING,
})))  # fmt: skip
def test_whatever_an_answer_is_only_what_stands_there_comes_out(answer: Any) -> None:
    prose = judge(answer, ground(TEXT, [(0, len(TEXT))], date(2031, 3, 6)), "model:any", 0.0)
    for one in prose.statements:
        assert 0 <= one.start < one.end <= len(TEXT)
        assert one.end - one.start <= 400
        for mention in (one.actor, one.target, *one.objects):
            assert mention is None or TEXT[mention.start : mention.end] == mention.name
    for pair in prose.contradictions:
        assert 0 <= pair.a < pair.b < len(prose.statements)
    assert all(isinstance(what, str) and len(what) <= 80 and why for what, why in prose.dropped)


def test_the_proposal_from_which_any_answer_is_made_holds_itself() -> None:
    answer = json.loads(json.dumps({"statements": [GOOD]}))
    assert len(judge(answer, ground(TEXT, [(0, len(TEXT))], None), "model:any", 0.0).statements) == 1


def test_a_quote_may_begin_before_its_sentence_does() -> None:
    text = f"  {TEXT}"
    one = {**GOOD, "quote": "  Ruritania halted deliveries of 500 shells to Norland"}
    [found] = judge({"statements": [one]}, ground(text, [(0, len(text))], None), "model:any", 0.0).statements
    assert (found.start, found.actor and found.actor.start) == (0, 2)


TWO_BUYERS = (
    "Ruritania paused deliveries of howitzers to Norland on Monday. Norland protested. It sold tanks to Sudonia in May."
)
PAUSED = {
    "quote": "Ruritania paused deliveries of howitzers to Norland", "act": "pause", "actor": "Ruritania",
    "target": "Norland", "objects": ["howitzers"], "modality": "asserted", "polarity": "positive",
    "attribution": {"kind": "outlet"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "held"),
    [
        ({}, True),
        ({"objects": ["tanks"]}, False),  # somebody else's goods
        ({"date": "2031-03-03"}, True),  # the Monday before
        ({"date": "2029-01-01"}, False),  # a Monday too
        ({"date": "2031-06-02"}, False),  # and another
    ],
)
def test_what_stands_elsewhere_bears_nothing_out(changed: dict[str, Any], held: bool) -> None:
    on = ground(TWO_BUYERS, [(0, len(TWO_BUYERS))], date(2031, 3, 6))
    assert bool(judge({"statements": [PAUSED | changed]}, on, "model:any", 0.0).statements) is held


def test_half_a_character_in_an_answer_can_be_told() -> None:
    on = ground(TWO_BUYERS, [(0, len(TWO_BUYERS))], None)
    told = judge({"statements": [PAUSED | {"quote": "\ud800"}], "\udfff": 1}, on, "model:any", 0.0).dropped
    assert len(told) == 2
    assert all(words.encode() for words, _ in told)
