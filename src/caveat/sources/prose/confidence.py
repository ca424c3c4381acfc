"""How often statements of a rule were right in the open part of the corpus, from ``confidence.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_PRIOR = 4
"""Statements of the whole that stand in for a rule of which few were seen."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "confidence.toml").read_text(encoding="utf-8"))


@cache
def confidence(rule: str) -> float:
    """The share of statements of a rule that were right, drawn towards the share of all where few were seen.

    Holds   between 0 and 1; for a rule that was never seen, the share of all.
    """
    table = _table()
    right, read = table["rules"].get(rule.split(" < ")[0], (0, 0))
    share = table["all"][0] / table["all"][1]
    return round(float((right + _PRIOR * share) / (read + _PRIOR)), 2)
