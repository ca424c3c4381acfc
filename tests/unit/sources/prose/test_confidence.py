"""How likely a statement is right, the table that it is read from, and an engine that keeps back the less likely."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.engines import confidence as room
from caveat.sources.prose.engines.confidence import AtLeast, confidence, features, likely
from caveat.sources.prose.measure import looks, measured
from caveat.sources.prose.measure.looks import Look, Seen
from caveat.sources.prose.statement import Contradiction, Mention, Prose, Source, Statement

TABLE = tomllib.loads((Path(room.__file__).parents[1] / "tables" / "confidence.toml").read_text(encoding="utf-8"))
TEXT = "Oslo, officials say, has halted it."


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    confidence.cache_clear()
    yield
    confidence.cache_clear()


def kept(monkeypatch: pytest.MonkeyPatch, **table: Any) -> None:
    monkeypatch.setattr(room, "_table", lambda: {"all": [1, 2], "rules": {}} | table)


def halted(start: int = 21, actor: Mention | None = None) -> Statement:
    """ "has halted it", and who has."""
    return Statement(start, 34, Act.PAUSE, actor, None, (), Modality.ASSERTED, Polarity.POSITIVE,
                     Source(Attribution.ANONYMOUS, "officials"), None, (), "halt", 0.5)  # fmt: skip


def test_a_rule_never_seen_has_the_share_of_all() -> None:
    right, read = TABLE["all"]
    assert confidence("no such rule") == round(right / read, 2)


def test_a_rule_is_drawn_towards_the_share_of_all_by_forty_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(monkeypatch, rules={"halt": [40, 40]})
    assert confidence("halt < weigh") == 0.75  # (40 + 40 / 2) / (40 + 40)


def test_the_table_adds_up() -> None:
    assert [sum(column) for column in zip(*TABLE["rules"].values(), strict=True)] == TABLE["all"]
    assert all(0 <= right <= read for right, read in TABLE["rules"].values())


def test_what_is_weighed_is_how_a_statement_was_put_together() -> None:
    oslo = Mention("Norway", 0, 4)  # "Oslo", which stands for it, and not in the clause
    told = dict(features(TEXT, halted(actor=oslo)))
    assert {"act pause", "no target", "actor stands elsewhere", "actor stands for another", "headline"} <= told.keys()
    assert "actor has no name" not in told and "negative" not in told
    assert told["late in its sentence"] == pytest.approx(21 / 35)  # 35 characters, the clause begins at the 22nd


def test_weights_make_it_likelier_or_less_so(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(monkeypatch, weights={"every statement": 1.0, "no actor": -1.0})
    assert likely(TEXT, halted()) == 0.5  # 1 - 1 is nought, and nought is one half
    assert likely(TEXT, halted(actor=Mention("Oslo", 0, 4))) == round(1 / (1 + math.exp(-1)), 2)


def test_without_weights_the_rule_alone_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(monkeypatch, rules={"halt": [40, 40]})
    assert likely(TEXT, halted()) == 0.75


class Three:
    """Reads three statements, of which the second has no actor, and two pairs."""

    name = "three"

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        oslo = Mention("Oslo", 0, 4)
        said = (halted(actor=oslo), halted(), halted(25, oslo))
        return Prose(said, (Contradiction(0, 1, "denial"), Contradiction(0, 2, "count")), (("x", "no such words"),))


def test_what_is_less_likely_is_kept_back_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(monkeypatch, weights={"every statement": 1.0, "no actor": -1.0})
    prose = AtLeast(Three(), 0.7).read(TEXT, [(0, len(TEXT))], None)
    assert [one.start for one in prose.statements] == [21, 25]
    assert {one.confidence for one in prose.statements} == {0.73}  # 1 / (1 + 1 / e)
    assert prose.contradictions == (Contradiction(0, 1, "count"),)  # the third is now the second
    assert prose.dropped == (("x", "no such words"),)
    [(start, end, why)] = prose.doubted
    assert (TEXT[start:end], why) == ("has halted it", "likely right by 0.50, less than 0.7")  # 1 / (1 + 1)


def look(fold: int) -> Look:
    """Statements of which nine in ten and four in ten are right, a seventh of 200 each."""
    numbers = range(fold, 200, 7)
    plain = [Seen("halt", {"every statement": 1.0, "plain": 1.0}, number % 10 > 0) for number in numbers]
    odd = [Seen("halt", {"every statement": 1.0, "odd": 1.0}, number % 10 < 4) for number in numbers]
    return Look(f"open-{fold}", "wire", Counter(), (*plain, *odd))


def test_weights_are_fitted_to_what_was_right_and_held_against_other_articles() -> None:
    taken = [look(fold) for fold in range(7)]
    weights = measured.fit([one for each in taken for one in each.seen])
    assert weights["plain"] > 0 > weights["odd"]
    pairs = measured.held_out(taken)
    assert len(pairs) == 400
    lines = list(measured.told(pairs, 500))
    assert "at least 0.00: precision 0.650 (260 of 400), recall 0.520 (of 500)" in lines  # 180 and 80 of 200 each
    assert any(line.startswith("at least 0.80") and "(180 of 200)" in line for line in lines)


def test_the_weights_are_those_that_the_first_looks_give() -> None:
    taken = looks.kept()
    seen = [one for look in taken for one in look.seen]
    assert sum(look.counts["gold"] for look in taken) > len(seen)  # some statements are missed
    weights = measured.fit(measured.by_rules(seen))
    assert TABLE["weights"] == weights
    assert TABLE["network"] == measured.fit(measured.joined(seen, weights))
