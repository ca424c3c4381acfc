"""What goes into the network of a statement, and which words it is asked about."""

from __future__ import annotations

import math

import numpy as np
import pytest

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.acts.finding import Hint
from caveat.sources.prose.engines import checks
from caveat.sources.prose.engines.checks import FURTHEST, Places, Words, best, places, rule_rows, steps
from caveat.sources.prose.statement import OUTLET, Mention, Source, Statement

TEXT = "Officials spoke. Oslo, officials say, has halted it."
"""The statement is "has halted it"; its source stands twice before it."""


def halted(source: Source = OUTLET, actor: Mention | None = None) -> Statement:
    return Statement(38, 51, Act.PAUSE, actor, None, (), Modality.ASSERTED, Polarity.POSITIVE, source, None, (), "halt",
                     0.5)  # fmt: skip


def test_a_statement_is_asked_about_by_its_place_and_those_of_its_parties() -> None:
    assert TEXT[38:51] == "has halted it"
    oslo = Mention("Norway", 17, 21)
    source = Source(Attribution.ANONYMOUS, "officials")
    assert places(TEXT, halted(source, oslo)) == ((38, 51), (17, 21), None, (23, 32))
    assert places(TEXT, halted(Source(Attribution.ANONYMOUS, "Officials"))) == ((38, 51), None, None, (0, 9))
    assert places(TEXT, halted(Source(Attribution.ANONYMOUS, "nobody printed"))) == ((38, 51), None, None, None)


def test_words_of_a_place() -> None:
    at = Places([0, 5, 9, 20], [4, 8, 12, 25])
    assert at.within((0, 8)) == (0, 2)
    assert at.within((6, 7)) == (1, 2)
    assert at.within((8, 12)) == (2, 3)  # from the blank before a word: that word
    assert at.within((13, 14)) == (3, 4)
    assert at.within((30, 40)) == (3, 4)  # what stands nowhere is the last word


def test_distances_go_in_steps_that_double() -> None:
    """From both ends of words 10 to 13: a party 3 words before, one at the beginning, one absent."""
    middle, absent = FURTHEST + 1, 2 * FURTHEST + 2
    told = list(steps((10, 13), [(7, 8), (10, 11), None]))
    assert told == [
        middle - 2,
        middle,
        absent,
        middle - 2,
        middle - 2,
        absent,
    ]  # log2(3 + 1) = 2, of 6 + 1 two whole steps
    assert list(steps((0, 1), [(10_000, 10_001)])) == [middle + FURTHEST] * 2


def test_a_rule_is_looked_up_with_the_clauses_it_stood_in() -> None:
    alone, within = rule_rows("halt"), rule_rows("halt < weigh")
    assert len(alone) == len(within) == 3
    assert alone[0] == within[0]
    assert alone[1:] == [0, 0]
    assert within[1] == rule_rows("weigh")[0]
    assert rule_rows("a < b < c < d") == rule_rows("a < b < c")


def test_of_neighbours_the_likeliest_word_carries_the_act() -> None:
    shares = np.full((5, len(checks.ACTS) + 1), 1e-6, np.float32)
    for word, act, likely in ((0, Act.PAUSE, 0.6), (1, Act.PAUSE, 0.9), (3, Act.DELIVER, 0.7), (4, Act.OFFER, 0.4)):
        shares[word, checks.ACTS.index(act)] = likely
    told = best(np.log(shares), [0, 10, 20, 30, 40], 0.5)
    assert [(one.at, one.act) for one in told] == [(10, Act.PAUSE), (30, Act.DELIVER)]
    assert [one.likely for one in told] == pytest.approx([0.9, 0.7])
    assert best(np.log(shares), [0, 10, 20, 30, 40], 0.95) == []


def test_every_act_has_its_place() -> None:
    assert set(checks.ACTS) == set(Act)
    assert set(checks.MODALITIES) == set(Modality)
    assert set(checks.VOICES) == set(Attribution)


def test_a_statement_reads_the_same_wherever_it_stands_on_a_long_page() -> None:
    """A word's state tells of sixteen words to each side: what stands further off changes nothing."""
    said = "Oslo has halted the shipments of shells to Kenya, officials told the paper on Monday."
    before = "Rain fell on the harbour for most of the week, and nobody who worked there was surprised by that. " * 2
    after = " The ferries were late, and the fish market closed early, as it does in such weather every year here." * 2
    text = before + said + after
    start, other = len(before), len("Rain " + before)
    one = halted()
    here = Statement(start, start + 45, *_rest(one))
    there = Statement(other, other + 45, *_rest(one))
    first = checks.checks(text, Words(text, [(0, len(text))]), [here], [{}])[0]
    second = checks.checks("Rain " + text, Words("Rain " + text, [(0, len(text) + 5)]), [there], [{}])[0]
    assert all(math.isclose(a, b, abs_tol=0.05) for a, b in zip(_values(first), _values(second), strict=True))


def _rest(one: Statement) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in Statement.__struct_fields__[2:-1])


def _values(check: checks.Check) -> list[float]:
    return [getattr(check, name) for name in checks.Check.__struct_fields__]


def test_of_what_stands_behind_the_last_word_read_nothing_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LONGEST", 30)
    words = Words(TEXT, [(0, 20), (20, len(TEXT))])
    assert words.ends[-2:] == [30, 30]  # the 30th character ends a word, and the paragraph is cut there
    assert not words.has(51)
    assert checks.checks(TEXT, words, [halted()], [{}]) == [checks.UNKNOWN]


def test_a_page_without_statements_asks_nothing() -> None:
    assert checks.checks("", Words("", []), [], []) == []


def test_hints_stand_in_the_order_of_the_text() -> None:
    text = "Oslo has halted the shipments of shells to Kenya, and it will resume the deliveries of mortars in May."
    told = checks.hints(Words(text, [(0, len(text))]))
    assert told == sorted(told, key=lambda one: one.at)
    assert all(isinstance(one, Hint) and one.likely >= checks.HINTED for one in told)
    assert {(text[one.at :].split()[0], one.act) for one in told} >= {("halted", Act.PAUSE), ("resume", Act.RESUME)}
