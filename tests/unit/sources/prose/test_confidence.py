"""Confidence of a rule, and the table that it is read from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from caveat.sources.prose import confidence as room
from caveat.sources.prose.confidence import confidence

TABLE = tomllib.loads((Path(room.__file__).parent / "confidence.toml").read_text(encoding="utf-8"))


def test_a_rule_never_seen_has_the_share_of_all() -> None:
    right, read = TABLE["all"]
    assert confidence("no such rule") == round(right / read, 2)


def test_a_rule_is_drawn_towards_the_share_of_all_by_four_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_table", lambda: {"all": [1, 2], "rules": {"halt": [6, 6]}})
    confidence.cache_clear()
    assert confidence("halt < weigh") == 0.8  # (6 + 4 / 2) / (6 + 4)
    confidence.cache_clear()


def test_the_table_adds_up() -> None:
    assert [sum(column) for column in zip(*TABLE["rules"].values(), strict=True)] == TABLE["all"]
    assert all(0 <= right <= read for right, read in TABLE["rules"].values())
